import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { foldMarks } from '../language/fold.js';
import type { Reading } from './utterance.js';

// Who is reported to, who gives orders or who is asked for is not whose tasks they are.
const DEPUTY =
  /(?<!\b(?:trinh|bao cao|gui|do|y kien|xin) )\b(?:cac |may )?(?:dong chi )?pho thu tuong(?: chinh phu)?(?: phu trach)?(?! (?:nao|giao|yeu cau|phan cong|da giao|ket luan|la ai))(?= )/;

/** Deputy Prime Ministers that the register knows, and those of them that it knows by name. */
function listDeputies({ directory }: KnowledgeBase): { all: string[]; named: string[] } {
  const deputies = directory
    .list()
    .filter(({ kind, name }) => kind === 'person' && /^pho thu tuong\b/.test(foldMarks(name)));
  // Others are called by it with their names behind: it names nobody.
  const isTitle = (id: string, name: string): boolean =>
    deputies.some((one) => one.id !== id && one.aliases.some((alias) => alias.startsWith(name)));
  return {
    all: deputies.map(({ id }) => id),
    named: deputies.filter(({ id, name }) => !isTitle(id, name)).map(({ id }) => id),
  };
}

/**
 * "phó thủ tướng chỉ đạo việc nào" names no one: every Deputy Prime Minister that the register knows,
 * also as documents name them without a name. None where one is named, or anybody else.
 */
export function readUnnamedDeputies(
  reading: Reading,
  agencies: readonly string[],
  knowledge: KnowledgeBase,
): readonly string[] {
  const { all, named } = listDeputies(knowledge);
  const isOther = (id: string): boolean => !all.includes(id) || named.includes(id);
  return !agencies.some(isOther) && reading.take(DEPUTY) ? all : [];
}

/** "phó thủ tướng nào phụ trách nhiều việc nhất": those known by name, to be ranked; else none. */
export const readRankedDeputies = (
  reading: Reading,
  knowledge: KnowledgeBase,
): readonly string[] =>
  reading.has(/\b(?:pho thu tuong|lanh dao chinh phu) (?:chinh phu )?nao\b/)
    ? listDeputies(knowledge).named
    : [];
