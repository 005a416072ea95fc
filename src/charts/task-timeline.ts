import { formatDate, type LocalDate } from '../domain/local-date.js';
import { isExtended, type Task, type TaskEvent } from '../domain/task.js';
import { daysLeft } from '../tasks/tally-tasks.js';
import type { TimelineChart, TimelineEvent } from './chart.js';
import { COLOURS } from './picture-style.js';
import { partOf, TASK_PARTS } from './task-parts.js';

/** How a document is called, when it was issued, and by which day it is ordered. */
export interface TimelineSource {
  readonly name: string;
  readonly issued: string;
  readonly orderedOn: LocalDate;
}

export interface TimelineWords {
  readonly today: LocalDate;
  /** Lead agencies by name. */
  readonly leads: readonly string[];
  /** Source and date of the data, at the foot. */
  readonly footer: string;
  readonly sourceOf: (event: TaskEvent) => TimelineSource;
}

const KIND_WORDS: Readonly<Record<TaskEvent['kind'], string>> = {
  assigned: 'giao nhiệm vụ',
  extended: 'giao lại, thời hạn mới',
  urged: 'đôn đốc',
  reported: 'báo cáo',
  corrected: 'cập nhật',
};
const STATUS_WORDS: Readonly<Record<NonNullable<TaskEvent['status']>, string>> = {
  completed: 'đã hoàn thành',
  in_progress: 'đang thực hiện',
  not_completed: 'chưa hoàn thành',
};

type Dated = TimelineEvent & { readonly on: LocalDate };

/** One task's way: what each document said of it, its deadlines, and where it stands today. */
export function chartTimeline(task: Task, words: TimelineWords): TimelineChart {
  const { today } = words;
  const state = TASK_PARTS[partOf(task, today)];
  const colour = state?.colour ?? COLOURS.soft;
  const said = [...groupByDocument(task.events)].map(([event, all]): Dated => {
    const { name, issued, orderedOn } = words.sourceOf(event);
    const what = `${name}: ${[...new Set(all.map(phraseEvent))].join('; ')}`;
    return { on: orderedOn, when: issued, what, colour: COLOURS.soft, isMain: false };
  });
  const deadline = (on: LocalDate, what: string, isMain: boolean): Dated => ({
    ...{ on, when: formatDate(on), what, isMain },
    colour: isMain ? colour : COLOURS.soft,
  });
  const dated: Dated[] = [
    ...said,
    ...(isExtended(task) && task.originalDue !== null
      ? [deadline(task.originalDue, 'Hạn đầu', false)]
      : []),
    ...(task.due === null
      ? []
      : [deadline(task.due, isExtended(task) ? 'Hạn mới' : 'Hạn hoàn thành', true)]),
    {
      on: today,
      when: `Hôm nay ${formatDate(today)}`,
      what: phraseStand(task, today),
      colour,
      isMain: true,
    },
  ];
  return {
    kind: 'timeline',
    title: task.title,
    subtitle: `Chủ trì: ${words.leads.join('; ')}`,
    footer: words.footer,
    // Sorting is stable: of one day what a document said stands before what falls due.
    events: dated
      .toSorted((a, b) => a.on.localeCompare(b.on))
      .map(({ when, what, colour: ink, isMain }) => ({ when, what, colour: ink, isMain })),
  };
}

/** The places of each document by the first of them; corrections stand for themselves. */
function groupByDocument(events: readonly TaskEvent[]): Map<TaskEvent, TaskEvent[]> {
  const groups = new Map<TaskEvent, TaskEvent[]>();
  for (const event of events) {
    const first = [...groups.keys()].find((one) => one.document === event.document);
    if (first === undefined || event.kind === 'corrected') groups.set(event, [event]);
    else groups.get(first)?.push(event);
  }
  return groups;
}

function phraseEvent({ kind, status, statusNote }: TaskEvent): string {
  const reported = status === null ? '' : ` ${STATUS_WORDS[status]}`;
  return `${KIND_WORDS[kind]}${reported}${statusNote === null ? '' : ` (${statusNote})`}`;
}

/** Where a task stands on a day, in a few words. */
function phraseStand(task: Task, today: LocalDate): string {
  if (task.status === 'completed') return TASK_PARTS[partOf(task, today)]?.name ?? '';
  const left = daysLeft(task, today);
  if (left === null)
    return task.recurrence === null
      ? 'Chưa xong, không định hạn'
      : `Thực hiện ${task.recurrence.toLowerCase()}`;
  if (left === 0) return 'Chưa xong, đến hạn hôm nay';
  return left < 0 ? `Chưa xong, quá hạn ${-left} ngày` : `Chưa xong, còn ${left} ngày`;
}
