import { beforeAll, describe, expect, it } from 'vitest';
import { collectSearchContent } from '../../src/assistant/collect-search-content.js';
import { makeQuestions } from '../../src/bench/make-questions.js';
import type { Register } from '../../src/domain/register.js';
import { finishNow } from '../../src/domain/steps.js';
import { indexFigures } from '../../src/language/figure-index.js';
import { listMentions, MENTION_KINDS } from '../../src/retrieval/list-mentions.js';
import {
  memoryEngineSteps,
  TEXT_KINDS,
  type SearchContent,
  type SearchEngine,
} from '../../src/retrieval/search-engine.js';

/** One question in so many of those made from the register: enough, and quick. */
const EVERY = 20;

/** What every engine must do: find and rank as the one in memory does. */
export function describeSearchEngine(
  name: string,
  open: (content: SearchContent) => SearchEngine,
  register: () => Register,
): void {
  describe(`the search engine ${name}`, () => {
    let both: readonly [reference: SearchEngine, engine: SearchEngine];
    const engines = (): typeof both => both;
    beforeAll(() => {
      const content = collectSearchContent(register());
      both = [finishNow(memoryEngineSteps(content)), open(content)];
    });

    it('finds the same passages in the same order as the one in memory', () => {
      const [reference, engine] = engines();
      expect(engine.passages.size).toBe(reference.passages.size);
      for (const { text } of makeQuestions(register(), EVERY)) {
        const hits = (one: SearchEngine): unknown =>
          one.passages.search(text).map(({ passage, score, coverage, focus }) => ({
            passage,
            score: score.toPrecision(9),
            coverage: coverage.toPrecision(9),
            focus: focus.toPrecision(9),
          }));
        expect(hits(engine), text).toEqual(hits(reference));
      }
    });

    it('narrows to documents and sections alike', () => {
      const [reference, engine] = engines();
      const [document] = register().documents;
      const options = { documents: [document?.id ?? ''], sections: ['B.II'] };
      const found = engine.passages.search('chuyển đổi số', options);
      expect(found.length).toBeGreaterThan(0);
      expect(found.map(({ passage }) => passage.id)).toEqual(
        reference.passages.search('chuyển đổi số', options).map(({ passage }) => passage.id),
      );
    });

    it('matches names of every kind alike', () => {
      const [reference, engine] = engines();
      const questions = makeQuestions(register(), EVERY);
      for (const kind of TEXT_KINDS)
        for (const { text } of questions)
          expect(engine.match(kind, text), `${kind}: ${text}`).toEqual(reference.match(kind, text));
    });

    it('holds the texts as the register gives them', () => {
      const [reference, engine] = engines();
      const { documents, sections } = register();
      for (const { id } of documents)
        expect(engine.shelf.of(id)).toEqual(sections.filter(({ document }) => document === id));
      const last = sections.at(-1);
      expect(engine.shelf.find(last?.document ?? '', last?.path ?? '')).toEqual(last);
      expect(engine.shelf.find(last?.document ?? '', 'Z.9')).toBeUndefined();
      expect(engine.shelf.of('khong-co')).toEqual([]);
      // More than the last document has, and more than there are.
      for (const count of [1, 200, sections.length + 1])
        expect(engine.shelf.newest(count)).toEqual(sections.slice(-count));
      expect(engine.shelf.annexes.length).toBeGreaterThan(0);
      expect(engine.shelf.annexes).toEqual(reference.shelf.annexes);
      expect(engine.shelf.preambles.length).toBeGreaterThan(0);
      expect(engine.shelf.preambles).toEqual(reference.shelf.preambles);
      expect(engine.references).toEqual(reference.references);
      for (const kind of MENTION_KINDS) {
        const named = new Set([...listMentions(register(), kind)].map((mention) => mention.of));
        expect(named.size).toBeGreaterThan(1);
        for (const of of named) {
          expect(engine.mentions(kind, of).length).toBeGreaterThan(0);
          expect(engine.mentions(kind, of)).toEqual(reference.mentions(kind, of));
        }
        expect(engine.mentions(kind, 'khong-co')).toEqual([]);
      }
      const figures = [...indexFigures(register()).keys()];
      expect(figures.length).toBeGreaterThan(100);
      for (const figure of [...figures, '0,001'])
        expect(engine.findFigure(figure)).toEqual(reference.findFigure(figure));
    });

    it('finds nothing for words of which it knows none', () => {
      const [, engine] = engines();
      expect(engine.passages.search('qwzx')).toEqual([]);
      for (const kind of TEXT_KINDS) expect(engine.match(kind, 'qwzx')).toEqual([]);
    });
  });
}
