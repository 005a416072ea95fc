import { describe, expect, it } from 'vitest';
import { foldedKey } from '../../src/language/fold.js';
import { shippedDocuments, shippedSeeds, sourceLines } from './read-shipped.js';

/** The parts of each document that give orders, by section. */
const ORDERING_PARTS: Readonly<Record<string, readonly string[]>> = {
  'tb-phien-7-2023': ['B.II'],
  'tb-203-vpcp-2024': ['B.II'],
  'tb-so-ket-6-thang-2024': ['III'],
  'bc-quy-1-2024': ['II', 'III'],
  'bc-6-thang-2024': ['III(2)'],
};

/** Words of those parts that a reader found to be no instruction, with the reason. */
const NO_INSTRUCTION: readonly (readonly [section: string, opening: string, why: string])[] = [
  ['tb-phien-7-2023 B.II', 'Cơ bản nhất trí với các đề xuất', 'introduces the points below'],
  ['tb-phien-7-2023 B.II.2', 'Đẩy mạnh xây dựng và hoàn thiện thể chế', 'introduces points a to e'],
  ['tb-phien-7-2023 B.II.4', 'Đẩy mạnh triển khai các nhiệm vụ', 'introduces points a to e'],
  ['tb-203-vpcp-2024 B.II', 'Thủ tướng Chính phủ yêu cầu Bộ trưởng', 'asks for a spirit'],
  ['tb-203-vpcp-2024 B.II', 'với tinh thần “3 tăng cường”', 'asks for a spirit'],
  ['tb-203-vpcp-2024 B.II', 'Tinh thần “3 tăng cường” gồm', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II', 'Tinh thần “5 đẩy mạnh” gồm', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II', 'Yêu cầu các bộ, ngành, địa phương thực hiện', 'introduces the points'],
  ['tb-203-vpcp-2024 B.II.(i)', 'Tăng cường nhận thức', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II.(ii)', 'Tăng cường tiềm lực', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II.(iii)', 'Tăng cường hợp tác công tư', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II.(i)(2)', 'Đẩy mạnh hoàn thiện thể chế', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II.(ii)(2)', 'Đẩy mạnh phát triển hạ tầng số', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II.(iii)(2)', 'Đẩy mạnh đổi mới sáng tạo', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II.(iv)', 'Đẩy mạnh phát triển nhân lực số', 'explains the spirit'],
  ['tb-203-vpcp-2024 B.II.(v)', 'Đẩy mạnh an toàn thông tin mạng', 'explains the spirit'],
  ['bc-quy-1-2024 II', 'Một số phương hướng, nhiệm vụ trọng tâm', 'introduces the points below'],
  ['bc-quy-1-2024 III', 'Bộ Thông tin và Truyền thông kiến nghị', 'introduces the points below'],
];

/** Shorter pieces are what is left of a sentence at a page break or before a list. */
const FEWEST_WORDS = 6;
const RUN_LENGTH = 4;

const isWithin = (path: string, part: string): boolean =>
  path === part || (path.startsWith(part) && /^[.#]/.test(path.slice(part.length)));

/** Share of a text's runs of four words that some quote bears. */
function coveredShare(text: string, quotes: readonly string[]): number {
  const words = foldedKey(text).split(' ');
  const runs = words
    .slice(0, words.length - RUN_LENGTH + 1)
    .map((_, at) => ` ${words.slice(at, at + RUN_LENGTH).join(' ')} `);
  return runs.filter((run) => quotes.some((quote) => quote.includes(run))).length / runs.length;
}

describe('the shipped task register', () => {
  it('has every row of the appendix tables as a place of a task', async () => {
    const lines = await sourceLines('bc-6-thang-2024');
    const { tasks } = await shippedSeeds();
    const cited = new Set(
      tasks.flatMap(({ events }) => events.map(({ document, section }) => `${document} ${section}`)),
    );
    let table = '';
    const rows = new Map<string, string[]>();
    for (const line of lines) {
      const appendix = /^Phụ lục (\d):/.exec(line);
      const part = /^([ab])\) Các nhiệm vụ/.exec(line);
      const row = /^(\d+)\t/.exec(line);
      if (appendix) table = `PL${appendix[1]}`;
      else if (part && table !== '') table = `${table.slice(0, 3)}.${part[1]}`;
      else if (row && table !== '') rows.set(table, [...(rows.get(table) ?? []), row[1] ?? '']);
    }
    expect(Object.fromEntries([...rows].map(([name, found]) => [name, found.length]))).toEqual({
      'PL1.a': 19,
      'PL1.b': 12,
      'PL2.a': 11,
      'PL2.b': 9,
    });
    const missing = [...rows].flatMap(([name, found]) =>
      found.map((row) => `bc-6-thang-2024 ${name}.${row}`).filter((place) => !cited.has(place)),
    );
    expect(missing).toEqual([]);
  });

  it('reports the rows as their tables do: completed, or not', async () => {
    const { tasks } = await shippedSeeds();
    const wrong = tasks.flatMap(({ id, events }) =>
      events
        .filter(({ section }) => /^PL\d\.[ab]\./.test(section))
        .filter(({ section, status, statusNote }) => {
          const expected = section.includes('.a.')
            ? 'completed'
            : statusNote === null
              ? 'not_completed'
              : 'in_progress';
          return status !== expected;
        })
        .map(({ section }) => `${id} ${section}`),
    );
    expect(wrong).toEqual([]);
  });

  it('covers every sentence of the parts that give orders, but for those reviewed', async () => {
    const { tasks } = await shippedSeeds();
    const documents = await shippedDocuments();
    const events = tasks.flatMap((task) => task.events);
    const uncovered: string[] = [];
    for (const { id, sections } of documents) {
      const quotes = events
        .filter(({ document }) => document === id)
        .map(({ quote }) => ` ${foldedKey(quote)} `);
      for (const { path, text } of sections) {
        if (!(ORDERING_PARTS[id] ?? []).some((part) => isWithin(path, part))) continue;
        for (const piece of text.split(/(?<=[.;:])\s+/))
          if (
            foldedKey(piece).split(' ').length >= FEWEST_WORDS &&
            coveredShare(piece, quotes) < 0.5
          )
            uncovered.push(`${id} ${path}: ${piece}`);
      }
    }
    const isReviewed = (piece: string): boolean =>
      NO_INSTRUCTION.some(([section, opening]) => piece.startsWith(`${section}: ${opening}`));
    expect(uncovered.filter((piece) => !isReviewed(piece))).toEqual([]);
    // The list may not outlive what it excuses.
    expect(uncovered).toHaveLength(NO_INSTRUCTION.length);
  });

  it('cites every lettered and numbered point the source prints in those parts', async () => {
    const { tasks } = await shippedSeeds();
    const quotes = new Map<string, string[]>();
    for (const { document, quote } of tasks.flatMap(({ events }) => events))
      quotes.set(document, [...(quotes.get(document) ?? []), ` ${foldedKey(quote)} `]);
    const parts: readonly (readonly [string, RegExp, RegExp, number])[] = [
      ['tb-phien-7-2023', /^II\. Nhiệm vụ trọng tâm/, /^Nơi nhận/, 17],
      ['tb-203-vpcp-2024', /Các bộ, cơ quan, địa phương\*\*$/, /Nơi nhận/, 18],
      ['tb-so-ket-6-thang-2024', /^ ?III\. Nhiệm vụ trọng tâm/, /^Nơi nhận/, 18],
    ];
    for (const [id, from, to, count] of parts) {
      const lines = await sourceLines(id);
      const start = lines.findIndex((line) => from.test(line));
      const body = lines.slice(start, lines.findIndex((line) => to.test(line)));
      expect(start).toBeGreaterThan(0);
      const points = body.filter((line) => /^\s*[a-zđ]\)\s/.test(line));
      expect([id, points.length]).toEqual([id, count]);
      const missing = points.filter((line) => {
        const opening = foldedKey(line).split(' ').slice(1, 14).join(' ');
        return coveredShare(opening, quotes.get(id) ?? []) < 0.5;
      });
      expect(missing).toEqual([]);
    }
  });
});
