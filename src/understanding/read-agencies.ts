import type { Agency } from '../domain/agency.js';
import { isWithinDistance } from '../language/distance/is-within-distance.js';
import { foldedSyllables } from '../language/fold.js';
import { PhraseTrie } from './phrase-trie.js';
import type { Reading, Span, Token } from './utterance.js';

/** An agency named in an utterance. */
export interface AgencyMention {
  readonly agencyId: string;
  readonly span: Span;
}

export interface AgencyReader {
  /** Agencies named, in the order typed; marks their words as understood. */
  read(reading: Reading): AgencyMention[];
}

// A ministry named without "bộ" counts only where such a word leads up to it.
const LEADS_TO_AGENCY =
  /^(?:cua|ben|con|cho|giao|giua|voi|va|hay|hoac|cac|bo|ngoai|tru|sang|vs|tu|den|o|nganh|cua)$/;
// What may stand between a ministry and the next one of a list.
const LIST_JOINT = /^(?:va|voi|hay|hoac|cung|vs)$/;
// Words a name may begin with: only after these is a misspelt name looked for.
const NAME_OPENERS = new Set(['bo', 'ngan', 'uy', 'van', 'thanh', 'bao', 'dai', 'thong', 'toa']);
const MAX_NAME_TOKENS = 9;
/** Misspelt names are looked for among the first words only: what is longer is no question. */
const MAX_NEAR_START = 120;

/**
 * Reads agencies by official name, other names and abbreviations, longest first; a ministry's bare
 * stem ("tài chính") where the words before it call for an agency; and misspelt or run-together
 * names that are one slip (two in a long name) from a known one. `isOrdinaryWords` tells names that
 * without marks are everyday words too ("diễn biến", "Điện Biên"): typed so, they count only where
 * the words before call for an agency.
 */
export function createAgencyReader(
  agencies: readonly Agency[],
  isOrdinaryWords: (folded: string) => boolean = () => false,
): AgencyReader {
  const names = new PhraseTrie<string>();
  const stems = new PhraseTrie<string>();
  const compact = new Map<string, string>();
  for (const agency of agencies) {
    // "Bộ NN&MT" is as often typed "bộ nn và mt".
    const spelled = agency.aliases.map((alias) => alias.replaceAll('&', ' và '));
    for (const name of new Set([agency.name, ...agency.aliases, ...spelled])) {
      names.add(name, agency.id);
      const syllables = foldedSyllables(name);
      if (syllables.length >= 2) compact.set(syllables.join(''), agency.id);
    }
    for (const abbreviation of agency.abbreviations) names.add(abbreviation, agency.id);
    const stem = stemOf(agency);
    if (stem !== undefined) stems.add(stem, agency.id);
  }
  const compactByLength = new Map<number, [string, string][]>();
  for (const entry of compact)
    compactByLength.set(entry[0].length, [...(compactByLength.get(entry[0].length) ?? []), entry]);

  const findNear = (tokens: readonly Token[], start: number): AgencyMention | undefined => {
    if (start > MAX_NEAR_START || !NAME_OPENERS.has(tokens[start]?.folded ?? '')) return undefined;
    for (let end = Math.min(tokens.length, start + MAX_NAME_TOKENS); end > start + 1; end -= 1) {
      const typed = tokens
        .slice(start, end)
        .map((token) => token.folded)
        .join('');
      const allowed = typed.length >= 14 ? 2 : typed.length >= 8 ? 1 : 0;
      if (allowed === 0) continue;
      for (let length = typed.length - allowed; length <= typed.length + allowed; length += 1)
        for (const [key, agencyId] of compactByLength.get(length) ?? [])
          if (sharesEnds(key, typed) && isWithinDistance(typed, key, allowed))
            return { agencyId, span: { start, end } };
    }
    return undefined;
  };

  const pickPlainName = (tokens: readonly Token[], index: number): AgencyMention | undefined => {
    const found = pickName(names.longestAt(tokens, index));
    if (!found) return undefined;
    const words = tokens.slice(found.span.start, found.span.end);
    const isPlain = words.every((token) => !token.marked);
    const folded = words.map((token) => token.folded).join(' ');
    if (!isPlain || !isOrdinaryWords(folded)) return found;
    const before = tokens[index - 1]?.folded ?? '';
    return LEADS_TO_AGENCY.test(before) || before === 'tinh' ? found : undefined;
  };

  return {
    read(reading) {
      const { tokens } = reading;
      const mentions: AgencyMention[] = [];
      let index = 0;
      while (index < tokens.length) {
        const found =
          pickPlainName(tokens, index) ??
          (isStemAllowed(tokens, index, mentions)
            ? pickName(stems.longestAt(tokens, index))
            : undefined) ??
          findNear(tokens, index);
        if (!found) {
          index += 1;
          continue;
        }
        reading.use(found.span);
        if (!mentions.some((mention) => mention.agencyId === found.agencyId)) mentions.push(found);
        index = found.span.end;
      }
      return mentions;
    },
  };
}

function pickName(
  found: { span: Span; values: readonly string[] } | undefined,
): AgencyMention | undefined {
  const agencyId = found?.values[0];
  return found && agencyId !== undefined ? { agencyId, span: found.span } : undefined;
}

/** `Tài chính` of `Bộ Tài chính`; single syllables (`Y tế` has two) are no stems. */
function stemOf(agency: Agency): string | undefined {
  const syllables = foldedSyllables(agency.name);
  return agency.kind === 'ministry' && syllables[0] === 'bo' && syllables.length >= 3
    ? syllables.slice(1).join(' ')
    : undefined;
}

// "giao xây dựng kế hoạch": there it is what is done, no Ministry of Construction.
const BUILDS =
  /^xay dung (?:ke hoach|nghi dinh|de an|luat|chien luoc|phuong an|bao cao|van ban|thong tu|co so|csdl|he thong|nen tang|chuong trinh|co che|quy dinh|quy che) /;

function isStemAllowed(
  tokens: readonly Token[],
  index: number,
  mentions: readonly AgencyMention[],
): boolean {
  const words = tokens.slice(index, index + 4).map((token) => token.folded);
  if (BUILDS.test(`${words.join(' ')} `)) return false;
  if (index === 0) return tokens.length <= 8;
  const before = tokens[index - 1]?.folded ?? '';
  if (LEADS_TO_AGENCY.test(before)) return true;
  const last = mentions.at(-1);
  return (
    last !== undefined &&
    (last.span.end === index || (last.span.end === index - 1 && LIST_JOINT.test(before)))
  );
}

/** Cheap test before the edit distance: names one slip apart share their first or last letters. */
function sharesEnds(left: string, right: string): boolean {
  return left.slice(0, 3) === right.slice(0, 3) || left.slice(-3) === right.slice(-3);
}
