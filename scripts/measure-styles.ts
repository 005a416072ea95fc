import { buildKnowledgeBase } from '../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../src/assistant/create-assistant.js';
import { CONFIG_DEFAULTS, parseInstant } from '../src/config.js';
import { choosePaired, styleWordsOf } from '../src/evaluation/paired-set.js';
import type { Question } from '../src/evaluation/question-schema.js';
import {
  DOCUMENT_KEYS,
  OWN_GOLD,
  OWN_QUESTIONS,
  readDocumentTexts,
  readEvaluation,
} from '../src/evaluation/read-evaluation.js';
import { REWRITE_STYLES, rewriteQuestion } from '../src/evaluation/rewrite-style.js';
import { scoreQuestions } from '../src/evaluation/score-questions.js';
import { loadKnowledge } from '../src/storage/fill/load-knowledge.js';

// npx tsx scripts/measure-styles.ts: the paired set, then all plain questions, in each way of typing.

const TIME_ZONE = CONFIG_DEFAULTS.TIMEZONE;
const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
const { questions, gold } = await readEvaluation(OWN_QUESTIONS, OWN_GOLD);
const texts = await readDocumentTexts('knowledge');
const assistant = createAssistant(buildKnowledgeBase({ ...register, version: 1 }), TIME_ZONE);
const words = styleWordsOf(register.agencies);

function countRight(asked: readonly Question[]): number {
  return scoreQuestions(asked, {
    assistant,
    gold,
    documents: DOCUMENT_KEYS,
    texts,
    parseNow: (now) => parseInstant(now ?? '', TIME_ZONE) ?? new Date(),
  }).verdicts.filter(({ faults }) => faults.length === 0).length;
}

for (const plain of [choosePaired(questions), choosePaired(questions, questions.length)]) {
  process.stdout.write(`plain ${countRight(plain)}/${plain.length}\n`);
  for (const style of REWRITE_STYLES) {
    const right = countRight(plain.map((question) => rewriteQuestion(question, style, words)));
    process.stdout.write(`${style} ${right}/${plain.length}\n`);
  }
}
