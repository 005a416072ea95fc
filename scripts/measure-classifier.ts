import { createRequire } from 'node:module';
import { buildKnowledgeBase } from '../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../src/assistant/create-assistant.js';
import { CONFIG_DEFAULTS, parseInstant } from '../src/config.js';
import { OWN_GOLD, OWN_QUESTIONS, readEvaluation } from '../src/evaluation/read-evaluation.js';
import { searchTerms } from '../src/language/terms/search-terms.js';
import { loadKnowledge } from '../src/storage/fill/load-knowledge.js';

// npx tsx scripts/measure-classifier.ts: how often natural's Bayes classifier, trained on four
// fifths of the single-turn questions, finds the intent the rules find for the last fifth.

interface Classifier {
  addDocument(terms: string[], label: string): void;
  train(): void;
  classify(terms: string[]): string;
}
type ClassifierClass = new (stemmer: unknown, smoothing: number) => Classifier;

const BayesClassifier = createRequire(import.meta.url)(
  'natural/lib/natural/classifiers/bayes_classifier.js',
) as ClassifierClass;

const FOLDS = 5;
const SMOOTHINGS = [1, 0.1, 0.01, 0.001];
const TIME_ZONE = CONFIG_DEFAULTS.TIMEZONE;

const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
const { questions } = await readEvaluation(OWN_QUESTIONS, OWN_GOLD);
const assistant = createAssistant(buildKnowledgeBase({ ...register, version: 1 }), TIME_ZONE);

const samples = questions.flatMap(({ turns, now }) => {
  const [text, ...later] = turns;
  const at = now === undefined ? null : parseInstant(now, TIME_ZONE);
  if (text === undefined || later.length > 0 || at === null) return [];
  const { answer } = assistant.reply(text, { now: at, conversation: null, ownAgency: null });
  return [{ terms: [...searchTerms(text)], intent: answer.intent }];
});

function countRight(smoothing: number): number {
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const stemmer = { tokenizeAndStem: searchTerms, stem: (term: string) => term };
    const classifier = new BayesClassifier(stemmer, smoothing);
    samples.forEach(({ terms, intent }, index) => {
      if (index % FOLDS !== fold) classifier.addDocument(terms, intent);
    });
    classifier.train();
    right += samples.filter(
      ({ terms, intent }, index) => index % FOLDS === fold && classifier.classify(terms) === intent,
    ).length;
  }
  return right;
}

const perIntent = new Map<string, number>();
for (const { intent } of samples) perIntent.set(intent, (perIntent.get(intent) ?? 0) + 1);
const largest = Math.max(...perIntent.values());
const percent = (right: number) => `${((100 * right) / samples.length).toFixed(1)} %`;
process.stdout.write(
  [
    `${samples.length} questions, ${perIntent.size} intents`,
    `always the commonest intent: ${percent(largest)}`,
    ...SMOOTHINGS.map((smoothing) => `smoothing ${smoothing}: ${percent(countRight(smoothing))}`),
    '',
  ].join('\n'),
);
