import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import { parseInstant } from '../../src/config.js';
import type { Register } from '../../src/domain/register.js';
import type { Question } from '../../src/evaluation/question-schema.js';
import {
  DOCUMENT_KEYS,
  OWN_GOLD,
  OWN_QUESTIONS,
  readDocumentTexts,
  readEvaluation,
} from '../../src/evaluation/read-evaluation.js';
import type { ScoreContext } from '../../src/evaluation/score-questions.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** The own question set and an assistant on the shipped documents to ask it. */
export async function openEvaluation(): Promise<{
  questions: Question[];
  register: Register;
  context: ScoreContext;
}> {
  const loaded = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
  const register: Register = { ...loaded.register, version: 1 };
  const { questions, gold } = await readEvaluation(OWN_QUESTIONS, OWN_GOLD);
  return {
    questions,
    register,
    context: {
      assistant: createAssistant(buildKnowledgeBase(register), TIME_ZONE),
      gold,
      documents: DOCUMENT_KEYS,
      texts: await readDocumentTexts('knowledge'),
      parseNow: (now) => {
        const at = now === undefined ? null : parseInstant(now, TIME_ZONE);
        if (at === null) throw new RangeError(`a question of the own set without a day: ${now}`);
        return at;
      },
    },
  };
}
