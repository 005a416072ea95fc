import type { Score } from './score-questions.js';
import { formatShare, tallyScore, type Tally } from './tally-score.js';

const MOST_REASONS = 6;
const MOST_QUOTES = 5;
const NAME_WIDTH = 24;

/** A score as it is printed: the failures with their reasons, then the shares. */
export function formatScore(score: Score, mostFailures: number): string {
  const failed = score.verdicts.filter(({ faults }) => faults.length > 0);
  const tally = tallyScore(score);
  const row = (name: string, one: Tally): string =>
    `${name.padEnd(NAME_WIDTH)} ${formatShare(one)}`;
  return [
    ...failed
      .slice(0, mostFailures)
      .map(
        ({ question, answer, faults }) =>
          `SAI ${question.id} [${question.category}/${question.style}] ${question.turns.join(' → ')}\n` +
          `    (${answer.intent}) ${faults.slice(0, MOST_REASONS).join('; ')}`,
      ),
    ...(failed.length > mostFailures ? [`… còn ${failed.length - mostFailures} câu sai nữa`] : []),
    ...score.strangeQuotes
      .slice(0, MOST_QUOTES)
      .map((quote) => `TRÍCH DẪN KHÔNG CÓ TRONG VĂN BẢN ${quote}`),
    ...[...tally.byCategory].map(([name, one]) => row(`loại ${name}`, one)),
    ...[...tally.byStyle].map(([name, one]) => row(`kiểu ${name}`, one)),
    row('từ chối', tally.refusals),
    row('trích dẫn nguyên văn', tally.quotes),
    row('TOÀN BỘ', tally.all),
  ].join('\n');
}
