import { chatKey } from '../domain/chat.js';
import type { ViewItem } from '../domain/answer.js';
import { formatDate, type LocalDate } from '../domain/local-date.js';
import type { Subscription, TaskMark } from '../domain/subscription.js';
import type { Task, TaskEvent } from '../domain/task.js';
import { phraseCitation } from '../answering/phrase-citation.js';
import { phraseDeadline } from '../answering/phrase-deadline.js';
import { shorten } from '../answering/phrase-status.js';
import { phraseAgencies } from '../answering/show-task.js';
import type { ReminderWorld } from './reminder-world.js';
import type { ScopedTask } from './scope-tasks.js';

/** Shorter than in answers: the digest of a ministry is one message. */
const TITLE_LENGTH = 115;
const NOTE_LENGTH = 80;
const MOST_LEADS = 2;

/** What an item's words depend on beside its task. */
export interface ItemContext {
  readonly subscription: Subscription;
  readonly world: ReminderWorld;
  readonly marks: readonly TaskMark[];
  readonly today: LocalDate;
}

/** A task as a row of a digest or reminder; `tags` are the first facts: what is new about it. */
export function composeItem(
  { task, scope }: ScopedTask,
  context: ItemContext,
  tags: readonly string[] = [],
): ViewItem {
  const { subscription, world, today } = context;
  const { agencies } = subscription.settings;
  const [agency] = agencies ?? [];
  const isOneAgencys =
    scope === 'lead' && agencies?.length === 1 && agency !== undefined && task.lead.length === 1;
  const leads = task.lead.map((id) => world.directory.nameOf(id));
  const isLedByIt = isOneAgencys && task.lead[0] === agency;
  // The heading of the group says whose duties they are.
  const needsLeads = !isLedByIt && scope !== 'class';
  return {
    taskId: task.id,
    title: shorten(task.title, TITLE_LENGTH),
    facts: [
      ...tags,
      ...(!needsLeads ? [] : [`👤 ${phraseAgencies(leads, MOST_LEADS)}`]),
      ...(task.due === null && task.recurrence === null ? [] : [phraseShortDeadline(task, today)]),
      // Of a duty without a date, that nobody reported on it is no news.
      ...(task.due === null && task.statusEvent === null ? [] : [phraseReport(task, world)]),
      ...phraseMarks(task, context),
    ],
    citation: phraseCitation(mainEvents(task), world.documents),
  };
}

/** Where it was assigned or last given a date, and the last report: what a reader must look up. */
function mainEvents(task: Task): TaskEvent[] {
  const dated =
    task.due === null ? undefined : task.events.findLast(({ dueOn }) => dueOn === task.due);
  const main = dated ?? task.events[0];
  const wanted = new Set([main, task.statusEvent]);
  return task.events.filter((event) => wanted.has(event));
}

/** The deadline as in answers, with a period's words cut to what they add: `“tháng 7”`. */
function phraseShortDeadline(task: Task, today: LocalDate): string {
  const words = task.deadlineText;
  if (words === null) return phraseDeadline(task, today);
  const short = words.replace(/^(?:hoàn thành )?trong /i, '').replace(/ năm \d{4}$/i, '');
  return phraseDeadline(task, today).replace(`(văn bản ghi “${words}”)`, `(“${short}”)`);
}

function phraseReport(task: Task, { documents }: ReminderWorld): string {
  if (task.statusEvent === null) return '❔ Chưa có báo cáo';
  const source = documents.get(task.statusEvent.document)?.shortTitle ?? task.statusEvent.document;
  if (task.status === 'completed') return `✅ ${source} ghi đã hoàn thành`;
  return task.statusNote === null
    ? `🔸 ${source}: chưa hoàn thành, không ghi tiến độ`
    : `🔸 ${source}: ${shorten(task.statusNote, NOTE_LENGTH)}`;
}

function phraseMarks(task: Task, { world, marks, subscription }: ItemContext): string[] {
  const claim = world.claims.get(task.id);
  const key = chatKey(subscription.chat);
  const received = marks.find(({ kind, taskId }) => kind === 'received' && taskId === task.id);
  return [
    ...(claim
      ? [`📨 Báo cáo đã hoàn thành${claim.chatKey === key ? '' : ' (từ nơi khác)'}, chờ xác nhận`]
      : []),
    ...(received && task.status !== 'completed' ? [`👁 Đã nhận: ${received.by.name}`] : []),
  ];
}

/** `📅 Gia hạn từ 30/5/2024`, `📅 Đổi hạn, trước là 30/8/2024`, `📅 Nay có thời hạn`. */
export function phraseMove(task: Task, from: LocalDate | null): string {
  if (from === null) return '📅 Nay có thời hạn';
  return task.due !== null && task.due > from
    ? `📅 Vừa gia hạn từ ${formatDate(from)}`
    : `📅 Hạn đổi sớm hơn, trước là ${formatDate(from)}`;
}
