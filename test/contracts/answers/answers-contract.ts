import { describe, expect, it } from 'vitest';
import type { Answer, AnswerView } from '../../../src/domain/answer.js';
import { QUESTIONS } from './questions.js';

/** A messenger as a person has it in hand. */
export interface Messenger {
  /**
   * Asks in a chat of its own and reads to the end: every message or page of the answer, in order,
   * without what only says how to go on.
   */
  readThrough(question: string): Promise<string>;
}

/** Titles may be shortened where room is short; so much of them stands everywhere. */
const TITLE_UNITS = 100;

/** As it is compared: white space and the signs of a channel's layout do not matter. */
const bare = (text: string): string => text.replace(/[\s…]|📄/g, '');

/** What an answer says, piece by piece, with the numbers of its items. */
function contentOf(view: AnswerView, isClarify: boolean): string[] {
  const items = view.groups.flatMap((group) => group.items);
  return [
    view.headline,
    ...view.summary,
    ...view.groups.map(({ title }) => title ?? ''),
    ...items.flatMap((item, index) => [
      `${index + 1}. ${item.title.slice(0, TITLE_UNITS)}`,
      ...item.facts,
      item.citation,
    ]),
    ...view.passages.flatMap(({ title, text, citation }) => [title ?? '', text, citation]),
    ...view.citations,
    // Of several readings, buttons and prompts say how to choose.
    ...(isClarify ? [] : view.notes),
    view.freshness ?? '',
  ];
}

/**
 * Both channels say everything the assistant answers and number it alike, to each of the sample's
 * questions: so they give the same answer.
 */
export function describeAnswers(
  name: string,
  messenger: () => Messenger,
  answer: (question: string) => Answer,
): void {
  describe(`answers on ${name}`, () => {
    it.each(QUESTIONS)('says all that is known to “%s”', async (question) => {
      const { view, clarify } = answer(question);
      const shown = bare(await messenger().readThrough(question));
      const missing = contentOf(view, clarify).filter((part) => !shown.includes(bare(part)));
      expect(missing).toEqual([]);
      const count = view.groups.flatMap((group) => group.items).length;
      expect(shown).not.toContain(bare(`${count + 1}. ${view.groups[0]?.items[0]?.title ?? '?'}`));
    });
  });
}
