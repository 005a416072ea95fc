import type { AgencyKind } from '../../domain/agency.js';
import type { Word } from './words.js';

/** A body, or a class of bodies, that a text charges with something. */
export interface Assignee {
  /** Registered agency, or null for a body the register does not know. */
  readonly agencyId: string | null;
  /** Official name of a registered agency; the printed words of a province, a class, any other. */
  readonly name: string;
  readonly printed: string;
  readonly kind: AgencyKind | 'body';
  /** For a class with a number: `07 địa phương` → 7. */
  readonly count: number | null;
  /** "các cơ quan liên quan": nobody in particular. */
  readonly isRelated: boolean;
  /** Offsets in the text the words were cut from. */
  readonly start: number;
  readonly end: number;
}

/** Assignees read from words; `next` is the index of the first word not read. */
export interface AssigneeList {
  readonly assignees: readonly Assignee[];
  readonly next: number;
}

const OFFICE_OF_A_PROVINCE = /^(?:(?:Đồng chí|Bí thư|Chủ tịch|Lãnh đạo) )+/i;

/** The assignee that words `start` to `end` name as a registered agency. */
export function registeredAssignee(
  text: string,
  words: readonly Word[],
  start: number,
  end: number,
  agency: { readonly id: string; readonly name: string; readonly kind: AgencyKind },
): Assignee {
  const first = words[start]?.start ?? 0;
  const last = words[end - 1]?.end ?? first;
  const printed = text.slice(first, last);
  return {
    agencyId: agency.id,
    name: agency.kind === 'province' ? provinceName(printed, agency.name) : agency.name,
    printed,
    kind: agency.kind,
    count: null,
    isRelated: false,
    start: first,
    end: last,
  };
}

/** A province as printed, without the office before it; set in capitals, as in running text. */
function provinceName(printed: string, registered: string): string {
  const name = printed.replace(OFFICE_OF_A_PROVINCE, '');
  if (name !== name.toUpperCase()) return name;
  const level = /^(?:tỉnh|thành phố)(?= )/.exec(name.toLowerCase())?.[0];
  const own = registered.replace(/^(?:Tỉnh|Thành phố) /i, '');
  return level === undefined ? own : `${level} ${own}`;
}

/** The assignee that words `start` to `end` name as a body outside the register. */
export function unknownAssignee(
  text: string,
  words: readonly Word[],
  start: number,
  end: number,
): Assignee {
  const first = words[start]?.start ?? 0;
  const last = words[end - 1]?.end ?? first;
  const printed = text.slice(first, last);
  return {
    agencyId: null,
    name: printed,
    printed,
    kind: 'body',
    count: null,
    isRelated: false,
    start: first,
    end: last,
  };
}

/** The index after a comma, a semicolon or "và" between assignees. */
export function skipSeparators(words: readonly Word[], next: number): number {
  let index = next;
  if (/^[,;/]$/.test(words[index]?.text ?? '')) index += 1;
  if (/^(?:va|cung|hoac)$/.test(words[index]?.folded ?? '')) index += 1;
  return index;
}

/** The index after the dot of "TP." before a name. */
export function skipDot(words: readonly Word[], index: number): number {
  return words[index]?.text === '.' ? index + 1 : index;
}
