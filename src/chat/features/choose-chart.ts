import { phraseIssued } from '../../answering/phrase-freshness.js';
import type { Chart } from '../../charts/chart.js';
import { chartFigures } from '../../charts/figures-chart.js';
import { chartHistory } from '../../charts/history-chart.js';
import {
  chartByAgency,
  chartByMonth,
  chartByState,
  footerOf,
  type TaskChartWords,
} from '../../charts/task-charts.js';
import { chartTimeline } from '../../charts/task-timeline.js';
import type { Answer } from '../../domain/answer.js';
import type { LocalDate } from '../../domain/local-date.js';
import type { Register } from '../../domain/register.js';
import { CORRECTIONS, type Task } from '../../domain/task.js';
import type { AgencyDirectory } from '../../tasks/agency-directory.js';
import { namesOfDocuments } from './names-of-documents.js';

/** What a chart is made from beside the answer. */
export interface ChartWorld {
  readonly register: Register;
  readonly directory: AgencyDirectory;
  readonly today: LocalDate;
}

/** The day a headline ends in stands at the picture's foot. */
const CLOSING_DAY = / ?\((?:tính đến|ngày)[^()]{0,40}\)\.?$/;

/**
 * The picture that goes with an answer: figures of indicators, the way of one task, the official
 * split of an agency's tasks, tasks by agency or by month. Null where there is nothing to draw.
 */
export function chooseChart(answer: Answer, byMonth: boolean, world: ChartWorld): Chart | null {
  const { query } = answer;
  if (query.indicators !== undefined && answer.indicators.length > 0)
    return chooseIndicatorChart(answer, query.indicators, world);
  const { tasks, isClass } = tasksOf(answer, world.register);
  const [first] = tasks;
  if (first === undefined) return null;
  const words = wordsOf(answer, tasks, isClass, world);
  if (byMonth || query.grouping === 'month')
    return tasks.some((task) => task.due !== null) ? chartByMonth(tasks, words) : null;
  if (query.intent === 'task_compare')
    return chartByAgency(tasks, world.directory, words, query.agencies);
  if (tasks.length === 1) return timelineOf(first, words, world);
  return query.tasks?.agencies?.length === 1
    ? chartByState(tasks, words)
    : chartByAgency(tasks, world.directory, words);
}

function chooseIndicatorChart(
  { query, view }: Answer,
  ids: readonly string[],
  { register }: ChartWorld,
): Chart | null {
  const indicators = ids.flatMap((id) => register.indicators.filter((one) => one.id === id));
  const freshness = view.freshness ?? '';
  const documents = indicators.flatMap(({ observations }) =>
    observations.map((one) => one.document),
  );
  const several = chartFigures(indicators, {
    title: `${indicators.length} chỉ tiêu gần với câu hỏi`,
    footer: `Nguồn: ${namesOfDocuments(documents, register)}. ${freshness}`,
  });
  const [first] = indicators;
  if (several !== null || first === undefined) return several;
  return chartHistory(first, {
    groups: query.groups ?? [],
    footer: [
      ...(first.caution === null ? [] : [`Lưu ý: ${first.caution}`]),
      `Nguồn: ${view.citations.join('; ')}.`,
      freshness,
    ].join(' '),
    targetCaution: first.caution === null ? '' : ', xem lưu ý',
  });
}

function wordsOf(
  { view }: Answer,
  tasks: readonly Task[],
  isClass: boolean,
  { register, today }: ChartWorld,
): TaskChartWords {
  const subject = view.headline.replace(CLOSING_DAY, '');
  const documents = tasks.flatMap(({ events }) => events.map((event) => event.document));
  return {
    subject: isClass ? `${subject}; ${phraseClass(tasks.length)}` : subject,
    today,
    sources: namesOfDocuments(documents, register),
    freshness: view.freshness ?? '',
  };
}

/** What is drawn where an agency has no task of its own. */
export const phraseClass = (count: number): string =>
  `biểu đồ vẽ ${count} nhiệm vụ chung của các bộ, ngành, địa phương`;

function timelineOf(task: Task, words: TaskChartWords, world: ChartWorld): Chart {
  const documents = new Map(world.register.documents.map((one) => [one.id, one]));
  return chartTimeline(task, {
    today: words.today,
    leads: task.lead.map((id) => world.directory.nameOf(id)),
    footer: footerOf(words),
    sourceOf: ({ document, correction }) => {
      const found = documents.get(document);
      if (document === CORRECTIONS && correction !== undefined)
        return { name: correction.basis, issued: 'Cập nhật', orderedOn: correction.orderedOn };
      return found === undefined
        ? { name: document, issued: 'Không rõ ngày', orderedOn: '' }
        : { name: found.shortTitle, issued: phraseIssued(found), orderedOn: found.orderedOn };
    },
  });
}

/** The tasks an answer counts; where it has none of its own, those of the class it names. */
export function tasksOf(
  answer: Answer,
  register: Register,
): { readonly tasks: Task[]; readonly isClass: boolean } {
  const own = answer.tasks.filter(({ scope }) => scope === 'own');
  const isClass = own.length === 0;
  const shown = isClass ? answer.tasks.filter(({ scope }) => scope === 'class') : own;
  const ids = new Set(shown.map(({ id }) => id));
  return { tasks: register.tasks.filter(({ id }) => ids.has(id)), isClass };
}
