import { chartHistory } from '../../charts/history-chart.js';
import type { Chart } from '../../charts/chart.js';
import { chartByAgency, chartByMonth, chartByState } from '../../charts/task-charts.js';
import type { Answer } from '../../domain/answer.js';
import type { LocalDate } from '../../domain/local-date.js';
import type { Register } from '../../domain/register.js';
import type { Task } from '../../domain/task.js';
import type { AgencyDirectory } from '../../tasks/agency-directory.js';

/** What a chart is made from beside the answer. */
export interface ChartWorld {
  readonly register: Register;
  readonly directory: AgencyDirectory;
  readonly today: LocalDate;
}

/** The day a headline ends in stands at the picture's foot. */
const CLOSING_DAY = / ?\((?:tính đến|ngày)[^()]{0,40}\)\.?$/;

/**
 * The picture that goes with an answer: an indicator's history, the official split of an agency's
 * tasks, tasks by agency or by month. Null where the answer holds nothing to draw.
 */
export function chooseChart(answer: Answer, byMonth: boolean, world: ChartWorld): Chart | null {
  const { query, view } = answer;
  const freshness = view.freshness ?? '';
  const [indicatorId] = query.indicators ?? [];
  if (indicatorId !== undefined && answer.indicators.length > 0) {
    const indicator = world.register.indicators.find(({ id }) => id === indicatorId);
    const caution = indicator?.caution ?? null;
    return indicator
      ? chartHistory(indicator, {
          groups: query.groups ?? [],
          footer: [
            ...(caution === null ? [] : [`Lưu ý: ${caution}`]),
            `Nguồn: ${view.citations.join('; ')}.`,
            freshness,
          ].join(' '),
        })
      : null;
  }
  const tasks = tasksOf(answer, world.register);
  if (tasks.length === 0) return null;
  const subject = view.headline.replace(CLOSING_DAY, '');
  const words = { subject, today: world.today, freshness };
  if (byMonth || query.grouping === 'month')
    return tasks.some((task) => task.due !== null) ? chartByMonth(tasks, words) : null;
  if (query.intent === 'task_compare')
    return chartByAgency(tasks, world.directory, words, query.agencies);
  return query.tasks?.agencies?.length === 1
    ? chartByState(tasks, words)
    : chartByAgency(tasks, world.directory, words);
}

/** The tasks an answer counts; where it has none of its own, those of the class it names. */
function tasksOf(answer: Answer, register: Register): Task[] {
  const own = answer.tasks.filter(({ scope }) => scope === 'own');
  const shown = own.length > 0 ? own : answer.tasks.filter(({ scope }) => scope === 'class');
  const ids = new Set(shown.map(({ id }) => id));
  return register.tasks.filter(({ id }) => ids.has(id));
}
