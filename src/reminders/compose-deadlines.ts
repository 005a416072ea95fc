import type { ViewGroup } from '../domain/answer.js';
import { formatDate } from '../domain/local-date.js';
import { phraseFreshness } from '../answering/phrase-freshness.js';
import { compareByDue } from '../tasks/tally-tasks.js';
import { collectDue, type DueReason, type DueTask } from './collect-due.js';
import type { ComposeInput, Composed } from './compose-input.js';
import { composeItem, phraseMove } from './compose-item.js';
import { phraseAgencies } from './phrase-subscription.js';

const REASON_TITLES: Readonly<Record<DueReason, string>> = {
  overdue: 'QUÁ HẠN',
  due: 'ĐẾN HẠN',
  moved: 'ĐỔI THỜI HẠN',
  snoozed: 'NHẮC LẠI THEO YÊU CẦU',
};

/** One morning's reminder of everything that is due for one; empty where nothing is. */
export function composeDeadlines(input: ComposeInput): Composed {
  const { subscription, world, before, today, marks } = input;
  const { settings } = subscription;
  const due = collectDue(subscription, world, input, before.told, marks, today).toSorted((a, b) =>
    compareByDue(a.task, b.task),
  );
  const groups: ViewGroup[] = [];
  const taskIds: string[] = [];
  for (const reason of Object.keys(REASON_TITLES) as DueReason[]) {
    const members = due.filter((one) => one.reason === reason);
    if (members.length === 0) continue;
    taskIds.push(...members.map(({ task }) => task.id));
    groups.push({
      title: `${REASON_TITLES[reason]} (${members.length})`,
      items: members.map((one) => composeItem(one, input, tagsOf(one))),
    });
  }
  const name = phraseAgencies(settings.agencies, world.directory);
  return {
    view: {
      headline: `Nhắc hạn ${formatDate(today)} · ${name}: ${due.length} việc`,
      summary:
        settings.tone === 'formal' ? ['Kính gửi anh/chị các nhiệm vụ cần lưu ý hôm nay:'] : [],
      groups,
      passages: [],
      citations: [],
      notes:
        before.repeatsOf === null
          ? []
          : [`(gửi lại) Gồm cả nội dung tin ngày ${formatDate(before.repeatsOf)}, có thể đã đến.`],
      choices: [],
      freshness: phraseFreshness(world.register.documents),
    },
    taskIds,
    isEmpty: due.length === 0,
  };
}

const tagsOf = ({ task, reason, movedFrom }: DueTask): string[] =>
  reason === 'moved' ? [phraseMove(task, movedFrom)] : [];
