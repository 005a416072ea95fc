import type { Register } from '../domain/register.js';

/** Records that are found by what they speak of. */
export const MENTION_KINDS = ['tasks', 'inconsistencies', 'lists', 'targets'] as const;

export type MentionKind = (typeof MENTION_KINDS)[number];

/** A record that speaks of something: of a document, of an agency, of a year. */
export interface Mention {
  readonly of: string;
  readonly id: string;
}

type Source = Pick<Register, 'tasks' | 'inconsistencies' | 'lists' | 'indicators'>;

/**
 * What the records of a kind speak of, record by record in the register's order, each once: tasks and
 * what does not agree the documents they stand in, lists the agencies that stand on them, indicators
 * with targets the years those are due in (`2025`).
 */
export function* listMentions(register: Source, kind: MentionKind): Generator<Mention, void> {
  if (kind === 'tasks')
    for (const { id, events } of register.tasks)
      yield* eachOnce(
        events.map(({ document }) => document),
        id,
      );
  else if (kind === 'inconsistencies')
    for (const { id, places } of register.inconsistencies)
      yield* eachOnce(
        places.map(({ document }) => document),
        id,
      );
  else if (kind === 'targets')
    for (const { id, observations } of register.indicators)
      yield* eachOnce(
        observations.flatMap(({ kind: said, dueOn }) =>
          said === 'target' && dueOn !== null ? [dueOn.slice(0, 4)] : [],
        ),
        id,
      );
  else
    for (const { id, members } of register.lists)
      yield* eachOnce(
        members.map(({ agency }) => agency),
        id,
      );
}

function* eachOnce(names: readonly string[], id: string): Generator<Mention, void> {
  for (const of of new Set(names)) yield { of, id };
}

/** Ids of the records of a kind that speak of something, in the register's order. */
export type FindMentions = (kind: MentionKind, of: string) => readonly string[];

/** Finds them among records that are in memory. */
export function createMentionFinder(register: Source): FindMentions {
  const byKind = new Map(
    MENTION_KINDS.map((kind) => {
      const ids = new Map<string, string[]>();
      for (const { of, id } of listMentions(register, kind)) {
        const own = ids.get(of);
        if (own) own.push(id);
        else ids.set(of, [id]);
      }
      return [kind, ids] as const;
    }),
  );
  return (kind, of) => byKind.get(kind)?.get(of) ?? [];
}
