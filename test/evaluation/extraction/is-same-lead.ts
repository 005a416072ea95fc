import type { Assignee } from '../../../src/language/agencies/assignee.js';
import type { Gazetteer } from '../../../src/language/agencies/gazetteer.js';
import { foldedKey } from '../../../src/language/fold.js';

/** Words that stand before a province's name and do not make it another body. */
const BEFORE_A_PROVINCE =
  /^(?:(?:bi thu|chu tich|lanh dao|tinh uy|thanh uy|va|cac|uy ban nhan dan|ubnd|tinh|thanh pho|tp) )+/;
/** Words that do not tell classes apart. */
const EMPTY_WORDS = new Set(['cac', 'va', 'dong', 'chi', 'nhung']);

/**
 * Whether the leads of a task are just those annotated. Registered agencies are compared by what they
 * are, classes and other bodies by their words without "các", "và".
 */
export function isSameLead(
  annotated: readonly string[],
  lead: readonly Assignee[],
  gazetteer: Gazetteer,
): boolean {
  const wanted = annotated.map((name) => keyOf(name, gazetteer));
  const given = lead.map(({ agencyId, kind, name }) =>
    agencyId !== null && kind !== 'class' ? agencyId : keyOf(name, gazetteer),
  );
  return asSet(wanted) === asSet(given);
}

function keyOf(name: string, gazetteer: Gazetteer): string {
  const key = foldedKey(name).replace(/^(?:cac )?dong chi |^cac (?=pho thu tuong)/, '');
  const bare = key.replace(BEFORE_A_PROVINCE, '');
  const agency = gazetteer.agencies.find(
    (one) =>
      one.kind !== 'class' &&
      [one.name, ...one.aliases].some((known) =>
        one.kind === 'province'
          ? foldedKey(known).replace(BEFORE_A_PROVINCE, '') === bare
          : foldedKey(known) === key,
      ),
  );
  return agency?.id ?? key;
}

/** As one string in a fixed order: agency ids as they are, other names word by word. */
function asSet(keys: readonly string[]): string {
  const words = keys.flatMap((key) => key.split(' ').filter((word) => !EMPTY_WORDS.has(word)));
  return [...new Set(words)].sort().join(' ');
}
