import { describe, expect, it } from 'vitest';
import { restoreItems } from '../../src/answering/restore-items.js';
import type { Section } from '../../src/domain/document.js';

const section = (path: string, kind: Section['kind'], ...fragments: string[]): Section => ({
  document: 'd',
  path,
  heading: null,
  breadcrumb: [],
  text: fragments.join(' '),
  fragments,
  kind,
  order: 0,
});
const lead = section('II.7#3', 'dash', 'Tài liệu có 2 nội dung là:', 'Đề nghị các bộ tham khảo.');
const items = [
  section('II.7#3.(1)', 'item', 'Xác định hệ thống;'),
  section('II.7#3.(2)', 'item', 'Tổ chức bảo vệ.'),
];

describe('restoreItems', () => {
  it('puts items printed in the middle back where they stand, numbered as printed', () => {
    expect(restoreItems(lead.text, lead, items)).toEqual({
      text: 'Tài liệu có 2 nội dung là: (1) Xác định hệ thống; (2) Tổ chức bảo vệ. Đề nghị các bộ tham khảo.',
      restored: items,
    });
  });

  it('leaves a piece alone that does not reach over the gap', () => {
    const piece = 'Đề nghị các bộ tham khảo.';
    expect(restoreItems(piece, lead, items)).toEqual({ text: piece, restored: [] });
  });

  it('puts nothing where a page break, not a lead-in, parts the text', () => {
    const broken = section('II.7#3', 'dash', 'Tài liệu có 2 nội dung', 'và các phụ lục.');
    expect(restoreItems(broken.text, broken, items).restored).toEqual([]);
  });

  it('takes no points of their own and no items of items', () => {
    const others = [
      section('II.7#3.a', 'point', 'Một điểm riêng;'),
      section('II.7#3.(1).(2)', 'item', 'Một ý của ý;'),
    ];
    expect(restoreItems(lead.text, lead, others).restored).toEqual([]);
  });
});
