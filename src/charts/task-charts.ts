import { formatDate, monthOf, yearOf, type LocalDate } from '../domain/local-date.js';
import type { Task } from '../domain/task.js';
import type { AgencyDirectory } from '../tasks/agency-directory.js';
import type { StackedBar, StackedBarsChart } from './chart.js';
import { countParts, TASK_PARTS } from './task-parts.js';

/** What a chart of tasks says beside its bars. */
export interface TaskChartWords {
  /** `Nhiệm vụ của Bộ Công an`. */
  readonly subject: string;
  readonly today: LocalDate;
  /** `203/TB-VPCP; BC 6 tháng 2024`, or empty. */
  readonly sources: string;
  /** `Dữ liệu tính đến …`. */
  readonly freshness: string;
}

/** Bars a phone shows readably; what is beyond them is one bar. */
export const MOST_BARS = 12;

const totalOf = (bar: StackedBar): number => bar.counts.reduce((sum, count) => sum + count, 0);

const addUp = (name: string, bars: readonly StackedBar[]): StackedBar => ({
  name,
  counts: TASK_PARTS.map((_, part) => bars.reduce((sum, bar) => sum + (bar.counts[part] ?? 0), 0)),
});

/** What the picture is of, at its foot: judged on which day, from what, known to when. */
export const footerOf = ({ today, sources, freshness }: TaskChartWords): string =>
  [
    `Tính hạn đến ngày ${formatDate(today)}.`,
    ...(sources === '' ? [] : [`Nguồn: ${sources}.`]),
    freshness,
  ].join(' ');

/** Leaves out parts that no bar has, so that the legend names what is shown. */
function toChart(
  words: TaskChartWords & { subtitle: string },
  direction: StackedBarsChart['direction'],
  bars: readonly StackedBar[],
): StackedBarsChart {
  const used = TASK_PARTS.map((_, part) => bars.some((bar) => (bar.counts[part] ?? 0) > 0));
  return {
    kind: 'stacked_bars',
    direction,
    title: words.subject,
    subtitle: words.subtitle,
    footer: footerOf(words),
    parts: TASK_PARTS.filter((_, part) => used[part]),
    bars: bars.map(({ name, counts }) => ({ name, counts: counts.filter((_, at) => used[at]) })),
  };
}

/** The agencies a task is shown under: a unit's task goes to its ministry where that leads too. */
function leadsOf(task: Task, directory: AgencyDirectory): readonly string[] {
  return task.lead.filter((id) => {
    const parent = directory.find(id)?.parent ?? null;
    return parent === null || !task.lead.includes(parent);
  });
}

/**
 * Tasks by lead agency, most tasks first; a task that several lead is counted with each. `only`
 * leaves out all agencies but these.
 */
export function chartByAgency(
  tasks: readonly Task[],
  directory: AgencyDirectory,
  words: TaskChartWords,
  only?: readonly string[],
): StackedBarsChart {
  const byAgency = new Map<string, Task[]>();
  for (const task of tasks) for (const id of leadsOf(task, directory)) put(byAgency, id, task);
  const bars = [...byAgency]
    .filter(([id]) => only === undefined || only.includes(id))
    .map(([id, own]) => ({ name: directory.nameOf(id), counts: countParts(own, words.today) }))
    .toSorted((a, b) => totalOf(b) - totalOf(a) || a.name.localeCompare(b.name, 'vi'));
  const isLong = bars.length > MOST_BARS;
  const shown = isLong ? bars.slice(0, MOST_BARS - 1) : bars;
  const rest = bars.slice(shown.length);
  const isShared = bars.reduce((sum, bar) => sum + totalOf(bar), 0) > tasks.length;
  return toChart(
    {
      ...words,
      subtitle: `Theo cơ quan chủ trì${isShared ? '; việc nhiều nơi cùng chủ trì tính cho từng nơi' : ''}`,
    },
    'lying',
    isLong ? [...shown, addUp(`${rest.length} cơ quan khác`, rest)] : shown,
  );
}

/** The split alone, one bar a state: for the tasks of one agency. */
export function chartByState(tasks: readonly Task[], words: TaskChartWords): StackedBarsChart {
  const counts = countParts(tasks, words.today);
  const bars = TASK_PARTS.flatMap((part, at) =>
    (counts[at] ?? 0) === 0
      ? []
      : [{ name: part.name, counts: counts.map((count, other) => (other === at ? count : 0)) }],
  );
  return toChart({ ...words, subtitle: 'Theo tình trạng' }, 'lying', bars);
}

const monthsFrom = (month: string, until: string): string[] => {
  const months: string[] = [];
  let [year, number] = [yearOf(`${month}-01`), monthOf(`${month}-01`)];
  for (let key = month; key <= until;) {
    months.push(key);
    [year, number] = number === 12 ? [year + 1, 1] : [year, number + 1];
    key = `${year}-${String(number).padStart(2, '0')}`;
  }
  return months;
};

/** With a blank, so that a narrow column breaks it there. */
const nameOfMonth = (month: string): string =>
  `T${monthOf(`${month}-01`)} ${yearOf(`${month}-01`)}`;

/**
 * Tasks by the month of their deadline, empty months between included; of a longer time the months
 * around today, the earlier and the later ones each in one bar. Tasks without a date are only told.
 */
export function chartByMonth(tasks: readonly Task[], words: TaskChartWords): StackedBarsChart {
  const byMonth = new Map<string, Task[]>();
  for (const task of tasks) {
    const month = task.due?.slice(0, 7);
    if (month !== undefined) put(byMonth, month, task);
  }
  const known = [...byMonth.keys()].toSorted();
  const months = monthsFrom(known[0] ?? '', known.at(-1) ?? '');
  const bars = months.map((month) => ({
    name: nameOfMonth(month),
    counts: countParts(byMonth.get(month) ?? [], words.today),
  }));
  const undated = tasks.filter((task) => task.due === null).length;
  return toChart(
    {
      ...words,
      subtitle: `Theo tháng đến hạn: ${tasks.length - undated} nhiệm vụ có hạn${undated > 0 ? `; không vẽ ${undated} nhiệm vụ không định hạn` : ''}`,
    },
    'standing',
    windowOf(bars, months.indexOf(words.today.slice(0, 7))),
  );
}

/** At most `MOST_BARS` bars, with `at` (or the end, where today lies beyond) among them. */
function windowOf(bars: readonly StackedBar[], at: number): readonly StackedBar[] {
  if (bars.length <= MOST_BARS) return bars;
  const room = MOST_BARS - 2;
  const middle = at === -1 ? bars.length - 1 : at;
  const from = Math.max(1, Math.min(middle - Math.floor(room / 2), bars.length - 1 - room));
  const [before, after] = [bars.slice(0, from), bars.slice(from + room)];
  return [
    addUp(`đến ${before.at(-1)?.name ?? ''}`, before),
    ...bars.slice(from, from + room),
    addUp(`từ ${after[0]?.name ?? ''}`, after),
  ];
}

function put(groups: Map<string, Task[]>, key: string, task: Task): void {
  const own = groups.get(key);
  if (own) own.push(task);
  else groups.set(key, [task]);
}
