import type { FeedbackEntry, FeedbackStore } from '../../domain/ports.js';
import type { Clock } from '../../domain/clock.js';
import { foldedKey } from '../../language/fold.js';
import { stampOf } from '../../domain/phrase-instant.js';
import type { InsightTopic } from './insight-topic.js';
import { clipText } from '../../domain/clip-text.js';

export interface FeedbackTopicDeps {
  readonly feedback: FeedbackStore;
  readonly clock: Clock;
  readonly timeZone: string;
}

const DAY_MS = 24 * 60 * 60_000;
const MOST_SHOWN = 10;
const MOST_LENGTH = 160;

const KIND_NAMES: Readonly<Record<FeedbackEntry['kind'], string>> = {
  up: '👍 Hữu ích',
  down: '👎 Chưa đúng',
  comment: 'Góp ý',
  unanswered: 'Chưa trả lời được',
};

const shorten = (text: string): string =>
  text.length > MOST_LENGTH ? `${clipText(text, MOST_LENGTH).trimEnd()}…` : text;

interface Asked {
  readonly question: string;
  readonly times: number;
  readonly lastAt: Date;
}

/** Questions asked in the same words, marks and case aside; most often asked first. */
function groupQuestions(entries: readonly FeedbackEntry[]): Asked[] {
  const byKey = new Map<string, Asked>();
  for (const { question, at } of entries) {
    if (question === null) continue;
    const key = foldedKey(question);
    byKey.set(key, { question, times: (byKey.get(key)?.times ?? 0) + 1, lastAt: at });
  }
  return [...byKey.values()].sort(
    (a, b) => b.times - a.times || b.lastAt.getTime() - a.lastAt.getTime(),
  );
}

/** Questions nothing loaded answers, and what users say of answers. */
export function createFeedbackTopics(deps: FeedbackTopicDeps): InsightTopic[] {
  const { clock, feedback, timeZone } = deps;
  const since = async (
    days: number,
    kinds: readonly FeedbackEntry['kind'][],
  ): Promise<FeedbackEntry[]> => {
    const from = new Date(clock.now().getTime() - days * DAY_MS);
    return (await feedback.list(from)).filter(({ kind }) => kinds.includes(kind));
  };
  return [
    {
      command: 'chuatraloi',
      description: 'câu hỏi chưa trả lời được',
      summarise: async (days) => {
        const entries = await since(days, ['unanswered']);
        const asked = groupQuestions(entries);
        return [
          `Câu hỏi chưa trả lời được: ${entries.length} lượt trong ${days} ngày`,
          ...asked
            .slice(0, MOST_SHOWN)
            .map(({ question, times }) => `• ${times > 1 ? `${times}× ` : ''}${shorten(question)}`),
          ...(asked.length > MOST_SHOWN ? [`… và ${asked.length - MOST_SHOWN} câu khác`] : []),
        ];
      },
      tabulate: async (days) => ({
        name: 'Chưa trả lời được',
        title: `Câu hỏi chưa trả lời được trong ${days} ngày`,
        columns: [
          { header: 'STT', width: 6, isCentred: true },
          { header: 'Câu hỏi', width: 70 },
          { header: 'Số lượt', width: 10, isCentred: true },
          { header: 'Lần cuối', width: 18, isCentred: true },
        ],
        rows: groupQuestions(await since(days, ['unanswered'])).map((one, index) => [
          index + 1,
          one.question,
          one.times,
          stampOf(one.lastAt, timeZone),
        ]),
      }),
    },
    {
      command: 'danhgia',
      description: 'đánh giá 👎 và góp ý',
      summarise: async (days) => {
        const entries = await since(days, ['up', 'down', 'comment']);
        const told = entries.filter(({ kind }) => kind !== 'up').reverse();
        const count = (kind: FeedbackEntry['kind']): number =>
          entries.filter((entry) => entry.kind === kind).length;
        return [
          `Đánh giá trong ${days} ngày: 👎 ${count('down')} · 👍 ${count('up')} · góp ý ${count('comment')}`,
          ...told
            .slice(0, MOST_SHOWN)
            .map(({ kind, question, comment }) =>
              kind === 'down'
                ? `👎 ${shorten(question ?? 'không rõ câu hỏi')}`
                : `💬 ${shorten(comment ?? '')}`,
            ),
          ...(told.length > MOST_SHOWN ? [`… và ${told.length - MOST_SHOWN} mục khác`] : []),
        ];
      },
      tabulate: async (days) => ({
        name: 'Đánh giá, góp ý',
        title: `Đánh giá và góp ý trong ${days} ngày`,
        columns: [
          { header: 'STT', width: 6, isCentred: true },
          { header: 'Thời điểm', width: 18, isCentred: true },
          { header: 'Loại', width: 16 },
          { header: 'Câu hỏi', width: 50 },
          { header: 'Góp ý', width: 50 },
        ],
        rows: (await since(days, ['down', 'comment', 'up'])).map((one, index) => [
          index + 1,
          stampOf(one.at, timeZone),
          KIND_NAMES[one.kind],
          one.question,
          one.comment,
        ]),
      }),
    },
  ];
}
