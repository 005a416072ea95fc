import type { AgencyKind } from '../domain/agency.js';
import { formatDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { compareByDue, tallyTasks } from '../tasks/tally-tasks.js';
import { groupTasks, wantedTasks, type TaskGroup } from './compose-task-groups.js';
import type { ComposeContext, Draft } from './draft.js';
import type { KnowledgeBase } from './knowledge-base.js';
import { phraseFilter } from './phrase-filter.js';
import { phraseAgencies, ownRows, toViewItem } from './show-task.js';

/** Agencies named after the leading ones. */
const MOST_FOLLOWING = 5;
/** Leading agencies named in a headline; more are counted. */
const MOST_LEADERS = 10;
/** Agencies named that have none of the tasks meant; more are counted. */
const MOST_WITHOUT = 40;

/** Agencies that get a line of their own where all are asked for. */
const MOST_LISTED = 15;

/**
 * Which agency has most or fewest of the tasks meant (`aspect` fewest), whose tasks are listed; the
 * first `limit` of them; which have any (`aspect` each) or none at all (`aspect` none).
 */
export function composeTaskRank(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  const direction = query.aspect === 'fewest' ? -1 : 1;
  const groups = rankedGroups(query, context).toSorted(
    (a, b) => direction * (b.tasks.length - a.tasks.length) || a.name.localeCompare(b.name, 'vi'),
  );
  const which = ['nhiệm vụ', phraseFilter(query.tasks ?? {}, knowledge)].filter(Boolean).join(' ');
  if (query.aspect === 'none') return composeWithout(query, which, groups, context);
  const [first] = groups;
  const on = `(tính đến ${formatDate(context.today)})`;
  if (!first)
    return {
      headline: `Không ${nounOf(query)} nào có ${which} ${on}.`,
      notes: [NO_CLASS_DUTIES],
      count: 0,
    };
  if (query.aspect === 'each') return composeEach(query, which, groups, context);
  const most = direction > 0 ? 'nhiều nhất' : 'ít nhất';
  if (query.limit !== undefined && query.limit > 1) {
    const shown = groups.slice(0, query.limit);
    return {
      headline: `${shown.length} cơ quan có ${which} ${most} ${on}`,
      summary: shown.map(
        (group, index) =>
          `${index + 1}. ${group.name}: ${group.tasks.length}${phraseLate(group, query, context)}`,
      ),
      tasks: ownRows(tasksOf(shown)),
      notes: [NO_CLASS_DUTIES],
    };
  }
  const leaders = groups.filter((group) => group.tasks.length === first.tasks.length);
  const tasks = tasksOf(leaders).toSorted(compareByDue);
  const names = phraseAgencies(
    leaders.map((group) => group.name),
    MOST_LEADERS,
  );
  return {
    headline: `${names} có ${which} ${most}: ${first.tasks.length} việc${leaders.length > 1 ? ' mỗi cơ quan' : phraseLate(first, query, context)} ${on}`,
    summary: groups
      .slice(leaders.length, leaders.length + MOST_FOLLOWING)
      .map((group) => `• ${group.name}: ${group.tasks.length}${phraseLate(group, query, context)}`),
    groups: [
      {
        title: null,
        items: tasks.map((task) => toViewItem(task, context, { leads: leaders.length > 1 })),
      },
    ],
    count: first.tasks.length,
    tasks: ownRows(tasks),
  };
}

const NO_CLASS_DUTIES = 'Không kể nhiệm vụ chung của các bộ, ngành, địa phương.';

const NOUNS: Readonly<Record<string, string>> = {
  ministries: 'bộ, cơ quan ngang bộ',
  central: 'bộ, ngành',
  provinces: 'tỉnh, thành phố',
  deputies: 'Phó Thủ tướng',
};

/** What the agencies ranked are called: `bộ, ngành`. */
const nounOf = ({ groups }: Query): string => NOUNS[groups?.[0] ?? ''] ?? 'cơ quan';

/** Every agency that has some of the tasks meant, each with how many; then the tasks themselves. */
function composeEach(
  query: Query,
  which: string,
  groups: readonly TaskGroup[],
  context: ComposeContext,
): Draft {
  const tasks = tasksOf(groups).toSorted(compareByDue);
  const rest = groups.slice(MOST_LISTED);
  const isShared = groups.reduce((sum, group) => sum + group.tasks.length, 0) > tasks.length;
  return {
    headline: `${groups.length} ${nounOf(query)} có ${which}, tất cả ${tasks.length} việc${isShared ? ', có việc nhiều nơi cùng chủ trì' : ''} (tính đến ${formatDate(context.today)})`,
    summary: [
      ...groups
        .slice(0, MOST_LISTED)
        .map(
          (group) => `• ${group.name}: ${group.tasks.length}${phraseLate(group, query, context)}`,
        ),
      ...(rest.length > 0
        ? [`• ${phraseAgencies(rest.map((group) => group.name))}: mỗi nơi ${phraseSpan(rest)}`]
        : []),
    ],
    groups: [
      { title: null, items: tasks.map((task) => toViewItem(task, context, { leads: true })) },
    ],
    notes: [NO_CLASS_DUTIES],
    count: tasks.length,
    tasks: ownRows(tasks),
  };
}

/** `1`, `1–3`: how many tasks each of the groups has. */
function phraseSpan(groups: readonly TaskGroup[]): string {
  const counts = groups.map((group) => group.tasks.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(least) : `${least}–${most}`;
}

/** ` (quá hạn 3)`: of an agency's open tasks. */
function phraseLate(group: TaskGroup, { tasks }: Query, { today }: ComposeContext): string {
  const isOpen = tasks?.statuses !== undefined && !tasks.statuses.includes('completed');
  const late = isOpen && tasks.overdue === undefined ? tallyTasks(group.tasks, today).overdue : 0;
  return late > 0 ? ` (quá hạn ${late})` : '';
}

const tasksOf = (groups: readonly TaskGroup[]): TaskGroup['tasks'] => [
  ...new Set(groups.flatMap((group) => group.tasks)),
];

function rankedGroups(query: Query, context: ComposeContext): TaskGroup[] {
  const { roles } = query.tasks ?? {};
  const by = roles?.includes('supervising')
    ? 'supervising'
    : roles && !roles.includes('lead')
      ? 'coordinating'
      : 'lead';
  return groupTasks(wantedTasks(query, context), 'agency', context, by)
    .filter((group) => isRanked(group.key, query, context.knowledge))
    .filter((group) => query.agencies === undefined || query.agencies.includes(group.key));
}

/** Agencies that lead some task, but none of those meant. */
function composeWithout(
  query: Query,
  which: string,
  having: readonly TaskGroup[],
  context: ComposeContext,
): Draft {
  const keys = new Set(having.map((group) => group.key));
  const names = rankedGroups({ ...query, tasks: {} }, context)
    .filter((group) => !keys.has(group.key))
    .map((group) => `${group.name} (${group.tasks.length} nhiệm vụ)`);
  const on = `(tính đến ${formatDate(context.today)})`;
  if (names.length === 0)
    return {
      headline: `Không có: ${nounOf(query)} nào được giao việc cũng có ${which} ${on}.`,
      notes: [NO_CLASS_DUTIES],
    };
  return {
    headline: `${names.length} ${nounOf(query)} được giao chủ trì nhiệm vụ không có ${which} nào ${on}`,
    summary: [`${names.slice(0, MOST_WITHOUT).join('; ')}`],
    notes: [
      ...(names.length > MOST_WITHOUT ? [`… và ${names.length - MOST_WITHOUT} cơ quan khác.`] : []),
      NO_CLASS_DUTIES,
    ],
  };
}

const RANKED_KINDS: Readonly<Record<string, readonly AgencyKind[]>> = {
  ministries: ['ministry'],
  central: ['ministry', 'government'],
  provinces: ['province'],
  deputies: ['person'],
};

/** People and classes of agencies are not ranked; `query.groups` may leave only some kinds. */
function isRanked(id: string, { groups }: Query, { directory }: KnowledgeBase): boolean {
  const kind = directory.find(id)?.kind;
  if (kind === undefined) return groups === undefined;
  if (groups === undefined || groups.length === 0) return kind !== 'class' && kind !== 'person';
  return groups.some((group) => RANKED_KINDS[group]?.includes(kind));
}
