import type { DraftBody } from '../domain/draft.js';
import { createGazetteer } from '../language/agencies/gazetteer.js';
import { readAssignees } from '../language/agencies/read-assignees.js';
import { splitWords } from '../language/agencies/words.js';
import { foldedKey } from '../language/fold.js';
import type { Agency } from '../domain/agency.js';
import { createAgencyReader } from '../understanding/read-agencies.js';
import { Reading, tokenise } from '../understanding/utterance.js';

/** Bodies read from what an admin typed, or the part that names nobody known. */
export type BodiesRead =
  | { readonly bodies: readonly DraftBody[]; readonly unknown: null }
  | { readonly bodies: null; readonly unknown: string };

/** Reads bodies as admins type them in a review. Built once per register version and document. */
export interface BodyReader {
  read(text: string): BodiesRead;
}

const bodyOf = ({ id, name, kind }: Agency): DraftBody => ({ agencyId: id, name, kind });

/**
 * `documentText`: the text under review; a body that the register does not know is taken where the
 * document itself names it, so that a slip of the pen makes no new agency.
 */
export function createBodyReader(agencies: readonly Agency[], documentText: string): BodyReader {
  const byName = new Map<string, Agency>();
  for (const agency of agencies)
    for (const name of [agency.name, ...agency.aliases, ...agency.abbreviations])
      if (!byName.has(foldedKey(name))) byName.set(foldedKey(name), agency);
  const gazetteer = createGazetteer(agencies);
  const reader = createAgencyReader(agencies);
  const printed = ` ${foldedKey(documentText)} `;

  const readWhole = (text: string): DraftBody[] | null => {
    const exact = byName.get(foldedKey(text));
    if (exact) return [bodyOf(exact)];
    const words = splitWords(text);
    const { assignees, next } = readAssignees(text, words, 0, gazetteer);
    const isRead = next >= words.length && assignees.length > 0;
    if (isRead && assignees.every((one) => one.agencyId !== null || isPrinted(one.name)))
      return assignees.map(({ agencyId, name, kind }) => ({ agencyId, name, kind }));
    const tokens = tokenise(text);
    const mentions = reader.read(new Reading(tokens));
    const covered = mentions.reduce((sum, { span }) => sum + span.end - span.start, 0);
    const rest = tokens.filter(
      (token) => /[\p{L}\p{N}]/u.test(token.folded) && token.folded !== 'va',
    );
    if (mentions.length === 0 || covered < rest.length)
      return isPrinted(text) ? [asPrinted(text)] : null;
    return mentions.flatMap(({ agencyId }) => {
      const agency = agencies.find((one) => one.id === agencyId);
      return agency ? [bodyOf(agency)] : [];
    });
  };
  const isPrinted = (name: string): boolean =>
    foldedKey(name) !== '' && printed.includes(` ${foldedKey(name)} `);
  const asPrinted = (name: string): DraftBody => ({
    agencyId: null,
    name: name.trim(),
    kind: 'body',
  });

  return {
    read(text) {
      const bodies: DraftBody[] = [];
      for (const part of text.split(/[;\n]/).map((one) => one.trim())) {
        if (part === '') continue;
        // A comma parts names, but stands within some of them too: the whole comes first.
        const whole = readWhole(part);
        const pieces = whole ? [] : part.split(',').map((one) => one.trim());
        const read = whole ?? pieces.flatMap((piece) => readWhole(piece) ?? [null]);
        const unknown = read.findIndex((one) => one === null);
        if (unknown >= 0) return { bodies: null, unknown: pieces[unknown] ?? part };
        bodies.push(...read.filter((one) => one !== null));
      }
      const seen = new Set<string>();
      const once = bodies.filter(({ agencyId, name }) => {
        const key = agencyId ?? foldedKey(name);
        return !seen.has(key) && seen.add(key);
      });
      return { bodies: once, unknown: null };
    },
  };
}
