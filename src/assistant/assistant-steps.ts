import type { PendingClaims } from '../domain/claim.js';
import type { Assistant } from '../domain/conversation.js';
import type { Register } from '../domain/register.js';
import type { Steps } from '../domain/steps.js';
import { understandingSteps } from '../understanding/understand.js';
import type { EngineSteps } from '../retrieval/search-engine.js';
import { knowledgeBaseSteps } from './build-knowledge-base.js';
import { createAssistant } from './create-assistant.js';

/**
 * The assistant on a register version with all its indexes, built step by step, so that questions
 * can be answered from another version meanwhile.
 */
export function* assistantSteps(
  register: Register,
  timeZone: string,
  claims?: PendingClaims,
  engineSteps?: EngineSteps,
): Steps<Assistant> {
  const built = yield* knowledgeBaseSteps(register, engineSteps);
  const knowledge = claims ? { ...built, claims } : built;
  return createAssistant(knowledge, timeZone, yield* understandingSteps(knowledge));
}
