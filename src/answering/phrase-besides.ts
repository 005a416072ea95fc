import type { Query, TaskFilter } from '../domain/query.js';
import { OPEN_STATUSES, type Task } from '../domain/task.js';
import type { ComposeContext } from './draft.js';
import { selectShown } from './select-shown.js';

/**
 * What must be said beside a count of tasks: where the question takes something for granted, asks for
 * a share or for two parts, or may have meant more than was counted. `own`: the tasks counted.
 */
export function phraseBesides(
  query: Query,
  own: readonly Task[],
  count: number,
  context: ComposeContext,
): string[] {
  return [
    ...phrasePremise(query, count),
    ...phraseShare(query, count, context),
    ...phraseRoles(query.tasks ?? {}, own, context),
    ...phraseDebt(query, context),
  ];
}

/** What the question takes for granted and the documents do not say: a number, a reason. */
function phrasePremise({ claimed, aspect }: Query, count: number): string[] {
  return [
    ...(claimed === undefined || claimed === count
      ? []
      : [`ℹ️ Câu hỏi nêu ${claimed} nhiệm vụ; theo các văn bản đã nạp là ${count}.`]),
    ...(aspect === 'why' && count > 0 ? ['Các văn bản đã nạp không nêu riêng nguyên nhân.'] : []),
  ];
}

/** `Trong 14 nhiệm vụ chủ trì: 35,7% đã hoàn thành`, where that was asked. */
function phraseShare(
  { aspect, tasks = {} }: Query,
  count: number,
  context: ComposeContext,
): string[] {
  if (aspect !== 'share') return [];
  const { statuses: _done, ...all } = tasks;
  void _done;
  const total = selectShown(all, context).selection.own.length;
  return total === 0
    ? []
    : [
        `Đã hoàn thành ${count}/${total} nhiệm vụ chủ trì (${((count / total) * 100).toFixed(1).replace('.', ',')}%).`,
      ];
}

/** `Chủ trì 3 · Phối hợp 1`, where both were asked for. */
function phraseRoles(
  { roles, agencies = [] }: TaskFilter,
  tasks: readonly Task[],
  { knowledge }: ComposeContext,
): string[] {
  if (roles?.includes('lead') !== true || !roles.includes('coordinating')) return [];
  const ids = new Set(agencies.flatMap((id) => [...knowledge.directory.withUnits(id)]));
  const led = tasks.filter((task) => task.lead.some((id) => ids.has(id))).length;
  return [`Chủ trì ${led} · Phối hợp ${tasks.length - led}`];
}

/** "nợ việc" is read as late; what else is open is said beside, since it may be meant too. */
function phraseDebt({ aspect, tasks = {} }: Query, context: ComposeContext): string[] {
  if (aspect !== 'debt') return [];
  const { overdue: _late, ...all } = tasks;
  void _late;
  const { own, inherited } = selectShown({ ...all, statuses: OPEN_STATUSES }, context).selection;
  return [
    `“Nợ” ở đây hiểu là quá hạn; kể cả việc chưa đến hạn hoặc không định hạn thì còn ${own.length + inherited.length} nhiệm vụ chưa hoàn thành.`,
  ];
}
