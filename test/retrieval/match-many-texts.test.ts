import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/bench/scale/random.js';
import { createTextMatcher, type MatchEntry } from '../../src/retrieval/create-text-matcher.js';
import { distinctTerms } from '../../src/retrieval/read-query.js';
import { STRETCH } from '../../src/retrieval/match-texts.js';
import { rarityOf } from '../../src/retrieval/term-lookup.js';

const WORDS =
  'cơ sở dữ liệu dân cư đất đai hạ tầng viễn thông nghị định kế hoạch dịch vụ công trực tuyến'.split(
    ' ',
  );

/** Texts of a few words each, some of one owner, more than are looked at together. */
function makeEntries(count: number): MatchEntry[] {
  const random = createRandom(7);
  const pick = (): string => WORDS[Math.floor(random() ** 2 * WORDS.length)] ?? '';
  return Array.from({ length: count }, (_, index) => ({
    id: `${index >> 1}`,
    text: Array.from({ length: 2 + Math.floor(random() * 6) }, pick).join(' '),
    weight: index % 3 === 0 ? 0.8 : 1,
  }));
}

/** Every text scored, nothing left out: what a matcher must come to, whatever it looks at. */
function matchAll(entries: readonly MatchEntry[], query: string, limit: number): string[] {
  const texts = entries.map(({ text }) => new Set(distinctTerms(text).map(({ term }) => term)));
  const counts = new Map<string, number>();
  for (const terms of texts)
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weightOf = (text: string): number =>
    distinctTerms(text)
      .filter(({ isFunctionWord }) => !isFunctionWord)
      .reduce((sum, { term }) => sum + rarityOf(counts.get(term) ?? 0, texts.length), 0);
  const asked = distinctTerms(query).filter(({ isFunctionWord }) => !isFunctionWord);
  const total = weightOf(query);
  const scored = entries.map(({ id, text, weight }, position) => {
    const shared = asked
      .filter(({ term }) => texts[position]?.has(term))
      .reduce((sum, { term }) => sum + rarityOf(counts.get(term) ?? 0, texts.length), 0);
    const completeness = Math.min(1, shared / (weightOf(text) || shared));
    return {
      id,
      position,
      coverage: shared / total,
      score: Number((weight * (shared / total) * Math.cbrt(completeness)).toPrecision(9)),
    };
  });
  const ranked = scored
    .filter(({ coverage }) => coverage >= 0.2 - 1e-9)
    .toSorted((a, b) => b.score - a.score || a.position - b.position);
  return [...new Set(ranked.map(({ id, score }) => `${id} ${score}`))]
    .filter((line, index, lines) => {
      const [id] = line.split(' ');
      return lines.findIndex((other) => other.startsWith(`${id} `)) === index;
    })
    .slice(0, limit);
}

describe('a matcher of many texts', () => {
  const entries = makeEntries(2 * STRETCH + 500);
  const matcher = createTextMatcher(entries);

  it.each([
    ['dữ liệu đất đai', 3],
    ['kế hoạch dịch vụ công trực tuyến', 20],
    ['hạ tầng viễn thông', 200],
    ['nghị định', 40],
    ['cơ sở dữ liệu dân cư đất đai hạ tầng viễn thông', 1],
    ['dịch vụ công của tỉnh nào đó', 10],
  ])('finds the best for “%s” that looking at all of them finds (%i)', (query, limit) => {
    const found = matcher.match(query, { limit });
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ id, score }) => `${id} ${Number(score.toPrecision(9))}`)).toEqual(
      matchAll(entries, query, limit),
    );
  });
});
