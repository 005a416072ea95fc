import { describe, expect, it } from 'vitest';
import { buildPassages } from '../../src/retrieval/build-passages.js';
import { isWithinSection } from '../../src/retrieval/passage.js';
import { makeDocument, makeSection } from './make-section.js';

const long = Array.from({ length: 40 }, (_, at) => `Nhiệm vụ thứ ${at + 1} do Bộ Y tế làm.`).join(
  ' ',
);

describe('buildPassages', () => {
  it('makes one passage of a point, with the words it stands under', () => {
    const [passage] = buildPassages(
      [makeDocument()],
      [
        makeSection({
          text: 'Xây dựng cơ sở dữ liệu đất đai.',
          path: 'B.II.6.a',
          breadcrumb: ['B. NHIỆM VỤ'],
        }),
        makeSection({ text: 'Bộ Tài nguyên và Môi trường:', path: 'B.II.6', order: 1 }),
      ],
    );
    expect(passage).toMatchObject({
      id: 'van-ban#B.II.6.a',
      section: 'B.II.6.a',
      text: 'Xây dựng cơ sở dữ liệu đất đai.',
      part: 1,
      parts: 1,
    });
    expect(passage?.context).toBe('12/TB-ABC\nB. NHIỆM VỤ\nBộ Tài nguyên và Môi trường:');
  });

  it('does not take a long parent point for a lead-in', () => {
    const [, child] = buildPassages(
      [],
      [
        makeSection({ text: long, path: 'I' }),
        makeSection({ text: 'Ý con.', path: 'I.1' }),
      ].reverse(),
    ).reverse();
    expect(child?.context ?? '').not.toContain('Nhiệm vụ thứ 1 ');
  });

  it('splits a long point at sentence ends into verbatim parts that lose nothing', () => {
    const passages = buildPassages([], [makeSection({ text: long, path: 'I.2' })]);
    expect(passages.map(({ id }) => id)).toEqual(['van-ban#I.2', 'van-ban#I.2~2']);
    expect(passages.map(({ text }) => text).join(' ')).toBe(long);
    for (const { text, parts } of passages) {
      expect(text).toMatch(/làm\.$/);
      expect(parts).toBe(2);
    }
  });

  it('makes a passage of a bare heading and none of an empty section', () => {
    const passages = buildPassages(
      [],
      [
        makeSection({ text: '', heading: 'TỒN TẠI, HẠN CHẾ', path: 'II', kind: 'heading' }),
        makeSection({ text: '', path: 'III' }),
      ],
    );
    expect(passages.map(({ text }) => text)).toEqual(['TỒN TẠI, HẠN CHẾ']);
  });
});

describe('isWithinSection', () => {
  it('takes a section and what stands under it, not what only begins alike', () => {
    expect(isWithinSection('PL1.a.5', 'PL1')).toBe(true);
    expect(isWithinSection('III.6#3', 'III.6')).toBe(true);
    expect(isWithinSection('PL1', 'PL1')).toBe(true);
    expect(isWithinSection('PL10', 'PL1')).toBe(false);
    expect(isWithinSection('III(2).4', 'III')).toBe(false);
  });
});
