import { formatDate } from '../domain/local-date.js';
import type { ComposeContext } from './draft.js';

/** Those of the agencies that have ended, with who carries on their work. */
export function phraseSuccessors(agencies: readonly string[], context: ComposeContext): string[] {
  const { directory } = context.knowledge;
  const ended = agencies.filter((id) => directory.successorsOf(id, context.today).length > 0);
  return phraseReorganisation(ended.slice(0, MOST_ENDED), context);
}

/** More agencies that ended are not each told of under one task. */
const MOST_ENDED = 3;

/**
 * What must be said of a reorganised agency: who carries on the work of one that ended, and whose
 * work the asked one took over.
 */
export function phraseReorganisation(
  agencies: readonly string[],
  { knowledge, today }: ComposeContext,
): string[] {
  const { directory } = knowledge;
  return agencies.flatMap((id) => {
    const successors = directory.successorsOf(id, today);
    const name = directory.nameOf(id);
    if (successors.length > 0) {
      const [first] = successors;
      const names = successors.map(({ agency, fields }) =>
        fields === null ? agency.name : `${agency.name} (${fields.join(', ')})`,
      );
      return [
        `ℹ️ Từ ${formatDate(first?.from ?? today)} ${name} không còn; tiếp nhận: ${names.join('; ')}.`,
      ];
    }
    const taken = directory
      .predecessorsOf(id, today)
      .filter((predecessor) => predecessor.fields === null);
    if (taken.length === 0) return [];
    const names = taken.map(
      (predecessor) => `${predecessor.agency.name} (từ ${formatDate(predecessor.from)})`,
    );
    return [`ℹ️ ${name} tiếp nhận nhiệm vụ của ${names.join(', ')}.`];
  });
}
