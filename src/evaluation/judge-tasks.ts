import type { Answer, AnswerTask } from '../domain/answer.js';
import { isSameWork, type GoldEntry, type GoldRegister } from './gold-register.js';
import { unmatchedGroups } from './match-groups.js';
import type { Expectation } from './question-schema.js';

type TaskExpectation = NonNullable<Expectation['tasks']>;

/** Faults of the tasks an answer lists; empty where they are as expected. */
export function judgeTasks(
  answer: Answer,
  expected: TaskExpectation,
  gold: GoldRegister,
): string[] {
  const wanted = expected.include.map((keys) => keys.map((key) => gold.require(key)));
  const faults = unmatchedGroups(
    wanted.map((group) =>
      answer.tasks.flatMap((task, index) => (isAnyOf(task, group) ? [index] : [])),
    ),
  ).map((group) => `thiếu ${wanted[group]?.[0]?.key ?? ''}`);
  const own = answer.tasks.filter((task) => task.scope === 'own');
  for (const key of expected.forbid) {
    const entry = gold.require(key);
    if (own.some((task) => isSameWork(task, entry) && !isAnyOf(task, wanted.flat())))
      faults.push(`không được nêu ${key}`);
  }
  if (expected.exact)
    faults.push(
      ...judgeExact(
        answer.tasks,
        wanted,
        expected.allow.map((key) => gold.require(key)),
      ),
    );
  return faults;
}

/** Tasks that a refusal lists though nothing was to be answered. */
export function judgeRefusedTasks(
  answer: Answer,
  allowed: readonly string[],
  gold: GoldRegister,
): string[] {
  const fine = allowed.map((key) => gold.require(key));
  return answer.tasks
    .filter((task) => !isAnyOf(task, fine))
    .map((task) => `từ chối mà vẫn nêu: ${task.title.slice(0, 50)}`);
}

function judgeExact(
  tasks: readonly AnswerTask[],
  wanted: readonly (readonly GoldEntry[])[],
  allowed: readonly GoldEntry[],
): string[] {
  const fine = [...wanted.flat(), ...allowed];
  const extra = tasks
    .filter((task) => task.scope === 'own' && !isAnyOf(task, fine))
    .map((task) => `thừa: ${task.title.slice(0, 60)}`);
  const repeated = wanted.flatMap((group) => {
    const others = wanted.filter((other) => other !== group).flat();
    const told = tasks.filter((task) => isAnyOf(task, group) && !isAnyOf(task, others));
    return told.length > group.length ? [`nêu nhiều lần: ${group[0]?.key ?? ''}`] : [];
  });
  return [...extra, ...repeated];
}

function isAnyOf(task: AnswerTask, entries: readonly GoldEntry[]): boolean {
  return entries.some((entry) => isSameWork(task, entry));
}
