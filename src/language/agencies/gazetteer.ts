import type { Agency, ClassMember } from '../../domain/agency.js';
import { NameTrie } from './name-trie.js';
import { nameKey, nameVariants, shortName } from './name-variants.js';
import { splitWords, type Word } from './words.js';

/** A registered agency named in a text. */
export interface AgencyMention {
  readonly agencyId: string;
  /** The words as printed. */
  readonly text: string;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
}

/** A name found among words; `end` is the index after its last word. */
export interface NameAt {
  readonly agency: Agency;
  readonly end: number;
}

/** The registered agencies by every way a document prints their names. */
export interface Gazetteer {
  readonly agencies: readonly Agency[];
  find(id: string): Agency | undefined;
  /** Every agency a text names, in text order and without overlaps. Classes included. */
  findAgencyMentions(text: string): AgencyMention[];
  /** The longest name of an agency, no class, that starts at a word. */
  nameAt(words: readonly Word[], start: number): NameAt | undefined;
  /** A name as lists print it after "các Bộ:", without its first word. */
  shortNameAt(words: readonly Word[], start: number): NameAt | undefined;
  /** The class of assignees with exactly these members. */
  classOf(members: ReadonlySet<ClassMember>): Agency | undefined;
  /** The class printed in just these words. */
  classNamed(text: string): Agency | undefined;
}

interface Entry {
  readonly agency: Agency;
  readonly isAbbreviation: boolean;
  readonly printed: string;
}

/** Builds the gazetteer of a register's agencies. */
export function createGazetteer(agencies: readonly Agency[]): Gazetteer {
  const names = new NameTrie<Entry>();
  const shortNames = new NameTrie<Entry>();
  const classes = new NameTrie<Entry>();
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  for (const agency of agencies) {
    for (const { name, isAbbreviation } of nameVariants(agency)) {
      const trie = agency.kind === 'class' ? classes : names;
      trie.add(nameKey(name), { agency, isAbbreviation, printed: name });
    }
    if (agency.kind === 'ministry' || agency.kind === 'enterprise') {
      const printed = shortName(agency);
      shortNames.add(nameKey(printed), { agency, isAbbreviation: false, printed });
    }
  }
  const lookUp = (trie: NameTrie<Entry>, words: readonly Word[], start: number) => {
    const found = trie.longestAt(words, start);
    if (!found || !isPrintedAsName(found.value, words, start, found.end)) return undefined;
    return { agency: found.value.agency, end: found.end };
  };
  const classAt = (words: readonly Word[], start: number): NameAt | undefined => {
    const found = classes.longestAt(words, start);
    return found && { agency: found.value.agency, end: found.end };
  };
  const gazetteer: Gazetteer = {
    agencies,
    find: (id) => byId.get(id),
    nameAt: (words, start) => lookUp(names, words, start),
    shortNameAt: (words, start) => lookUp(shortNames, words, start),
    classOf(members) {
      const key = [...members].sort().join();
      return agencies.find(
        (agency) => agency.kind === 'class' && [...agency.members].sort().join() === key,
      );
    },
    classNamed(text) {
      const words = splitWords(text);
      const found = classAt(words, 0);
      return found?.end === words.length ? found.agency : undefined;
    },
    findAgencyMentions(text) {
      const words = splitWords(text);
      const mentions: AgencyMention[] = [];
      for (let index = 0; index < words.length;) {
        const found = longer(gazetteer.nameAt(words, index), classAt(words, index));
        const first = words[index];
        const last = found && words[found.end - 1];
        if (!found || !first || !last) {
          index += 1;
          continue;
        }
        const { start } = first;
        const { end } = last;
        mentions.push({ agencyId: found.agency.id, text: text.slice(start, end), start, end });
        index = found.end;
      }
      return mentions;
    },
  };
  return gazetteer;
}

function longer(one: NameAt | undefined, other: NameAt | undefined): NameAt | undefined {
  if (!one || !other) return one ?? other;
  return one.end >= other.end ? one : other;
}

/**
 * Whether words that fold to a name are printed like one: an abbreviation in capitals, a name of one
 * word to the letter, any other with a capital among its first two words.
 */
function isPrintedAsName(
  entry: Entry,
  words: readonly Word[],
  start: number,
  end: number,
): boolean {
  const first = words[start];
  if (!first) return false;
  const named = words.slice(start, end).filter((word) => word.isWord);
  if (entry.isAbbreviation) {
    const printed = named.map((word) => word.text).join('');
    return printed === printed.toUpperCase() || entry.printed.includes(first.text);
  }
  if (named.length === 1) return first.text.normalize('NFC') === entry.printed.normalize('NFC');
  return named.slice(0, 2).some((word) => word.isCapital);
}
