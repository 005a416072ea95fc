import type { Clock } from '../../domain/clock.js';
import type { DailyUse } from '../../domain/daily-use.js';
import { addDays, formatDate, localDateAt } from '../../domain/local-date.js';
import type { UseCounter } from './create-use-counter.js';
import type { InsightTopic } from './insight-topic.js';

const MOST_DAYS_SHOWN = 14;

const sum = (uses: readonly DailyUse[], of: 'questions' | 'refused'): number =>
  uses.reduce((total, use) => total + use[of], 0);

function groupBy(
  uses: readonly DailyUse[],
  keyOf: (use: DailyUse) => string,
): [key: string, uses: DailyUse[]][] {
  const groups = new Map<string, DailyUse[]>();
  for (const use of uses) groups.set(keyOf(use), [...(groups.get(keyOf(use)) ?? []), use]);
  return [...groups];
}

/** How much the assistant is asked, per day. */
export function createUseTopic(counter: UseCounter, clock: Clock, timeZone: string): InsightTopic {
  const list = (days: number): Promise<readonly DailyUse[]> =>
    counter.list(addDays(localDateAt(clock.now(), timeZone), 1 - days));
  return {
    command: 'sudung',
    description: 'số câu hỏi theo ngày',
    summarise: async (days) => {
      const uses = await list(days);
      const lines = groupBy(uses, ({ on }) => on).map(([on, ofDay]) => {
        const channels = groupBy(ofDay, ({ channel }) => channel).map(
          ([channel, some]) => `${channel} ${sum(some, 'questions')}`,
        );
        const refused = sum(ofDay, 'refused');
        const open = refused === 0 ? '' : `, chưa trả lời được ${refused}`;
        return `${formatDate(on)}: ${sum(ofDay, 'questions')} (${channels.join(', ')})${open}`;
      });
      return [
        `${sum(uses, 'questions')} câu hỏi trong ${days} ngày, chưa trả lời được ${sum(uses, 'refused')}`,
        ...lines.reverse().slice(0, MOST_DAYS_SHOWN),
      ];
    },
    tabulate: async (days) => ({
      name: 'Sử dụng',
      title: `Số câu hỏi theo ngày trong ${days} ngày`,
      columns: [
        { header: 'Ngày', width: 14, isCentred: true },
        { header: 'Kênh', width: 14 },
        { header: 'Loại câu hỏi', width: 24 },
        { header: 'Số câu hỏi', width: 12, isCentred: true },
        { header: 'Chưa trả lời được', width: 18, isCentred: true },
      ],
      rows: (await list(days)).map((use) => [
        { on: use.on },
        use.channel,
        use.intent,
        use.questions,
        use.refused,
      ]),
    }),
  };
}
