import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import type { Answer } from '../../src/domain/answer.js';
import type { Conversation } from '../../src/domain/conversation.js';
import type { Register } from '../../src/domain/register.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

/** Nine in the morning in Hà Nội. */
export const morningOf = (day: string): Date => new Date(`${day}T02:00:00Z`);

export interface ShippedAssistant {
  readonly register: Register;
  /** Asks the turns of one conversation on a day; the answers in order. */
  converse(day: string, ...turns: string[]): Answer[];
  /** The last answer of a conversation. */
  ask(day: string, ...turns: string[]): Answer;
}

/** The assistant on the shipped documents, without a database. */
export async function openShippedAssistant(): Promise<ShippedAssistant> {
  const loaded = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
  const register: Register = { ...loaded.register, version: 1 };
  const assistant = createAssistant(buildKnowledgeBase(register), 'Asia/Ho_Chi_Minh');
  const converse = (day: string, ...turns: string[]): Answer[] => {
    let conversation: Conversation | null = null;
    return turns.map((turn) => {
      const reply = assistant.reply(turn, { now: morningOf(day), conversation, ownAgency: null });
      conversation = reply.conversation;
      return reply.answer;
    });
  };
  return {
    register,
    converse,
    ask: (day, ...turns) => {
      const last = converse(day, ...turns).at(-1);
      if (!last) throw new Error('nothing was asked');
      return last;
    },
  };
}
