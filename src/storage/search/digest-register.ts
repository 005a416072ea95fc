import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { bareSection } from '../../domain/document.js';
import type { Register } from '../../domain/register.js';
import { finishInSlices, type Steps } from '../../domain/steps.js';
import { MOST_PASSAGES_IN_MEMORY } from '../../retrieval/search-engine.js';

/** A register's content, whatever its version's number. */
type Content = Omit<Register, 'version'>;

/** By register as it was read from the database; one made of it by a change is another object. */
const known = new WeakMap<Content, string>();

/** Whether a register is too large for its terms to be held in memory. */
export const needsSearchFile = (register: Content): boolean =>
  // Known ones may have their sections in that file: they are not read for this.
  known.has(register) || register.sections.length > MOST_PASSAGES_IN_MEMORY;

/** What the database has recorded as the register's digest; undefined where it has not. */
export const knownDigestOf = (register: Content): string | undefined => known.get(register);

/** Spares whoever opens this register's search file from working its digest out. */
export function rememberDigest(register: Content, digest: string): void {
  known.set(register, digest);
}

/**
 * A hash of everything the search file holds: all of it follows from these parts of a register. The
 * sections are read back from the file, so every field of theirs counts.
 */
export function* digestSteps(register: Content): Steps<string> {
  const hash = createHash('sha256');
  const { documents, sections, tasks, indicators, lists, terms, legalReferences } = register;
  for (const part of [documents, tasks, indicators, lists, terms, legalReferences])
    for (const item of part) {
      hash.update(JSON.stringify(item));
      yield;
    }
  hash.update(JSON.stringify(register.inconsistencies));
  for (const section of sections) {
    // Fragments are most often the text itself: it is not hashed twice.
    const isWhole = section.fragments.length === 1 && section.fragments[0] === section.text;
    hash.update(
      JSON.stringify({ ...bareSection(section), ...(isWhole ? { fragments: null } : {}) }),
    );
    yield;
  }
  return hash.digest('hex').slice(0, 32);
}

/** Steps between two pauses: some milliseconds of work. */
const STEPS_PER_SLICE = 500;

/** The same while others are served. */
export function digestOf(register: Content): Promise<string> {
  let steps = 0;
  return finishInSlices(
    digestSteps(register),
    () => (steps += 1) % STEPS_PER_SLICE === 0,
    () => setImmediate(),
  );
}
