import { setImmediate } from 'node:timers/promises';
import { assistantSteps } from '../assistant/assistant-steps.js';
import type { PendingClaims } from '../domain/claim.js';
import type { Assistant, ReplyContext } from '../domain/conversation.js';
import type { Register } from '../domain/register.js';
import type { SearchEngines } from '../retrieval/search-engine.js';
import { finishBetweenTurns } from '../threads/finish-between-turns.js';

/** The assistant on a register version, built in slices of some milliseconds: questions do not wait. */
export async function buildAssistant(
  register: Register,
  timeZone: string,
  claims?: PendingClaims,
  engines?: SearchEngines,
): Promise<Assistant> {
  await engines?.prepare(register);
  return finishBetweenTurns(assistantSteps(register, timeZone, claims, engines?.steps));
}

/** One question of each way an answer is found: counted, listed, by text. */
const TRIAL_QUESTIONS = ['dữ liệu', 'bao nhiêu nhiệm vụ quá hạn', 'chuyển đổi số'];

/**
 * Asks a few questions before anybody else does, with a pause after each; throws where the assistant
 * cannot answer.
 */
export async function tryOutAssistant(assistant: Assistant, now: Date): Promise<void> {
  const context: ReplyContext = { now, conversation: null, ownAgency: null };
  for (const question of TRIAL_QUESTIONS) {
    if (assistant.reply(question, context).answer.text.trim() === '')
      throw new Error(`không trả lời được câu thử “${question}”`);
    await setImmediate();
  }
}
