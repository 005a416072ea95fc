import { describe, expect, it } from 'vitest';
import { findOfficeHolders, listOfficeHolders } from '../../src/answering/office-holders.js';
import type { Section } from '../../src/domain/document.js';
import type { Register } from '../../src/domain/register.js';
import { EMPTY_REGISTER, makeDocument } from '../builders/make-register.js';

const part = (document: string, path: string, text: string): Section => ({
  document,
  path,
  heading: null,
  breadcrumb: [],
  text,
  fragments: [text],
  kind: 'preamble',
  order: 0,
});

const OPENING =
  'Ngày 10 tháng 7, Thủ tướng Chính phủ Phạm Minh Chính, Chủ tịch Ủy ban Quốc gia về chuyển đổi số đã chủ trì Hội nghị. ' +
  'Tham dự có Phó Thủ tướng Chính phủ Trần Lưu Quang, Phó Chủ tịch thường trực Ủy ban; Bộ trưởng Bộ Công an; Ngân hàng Nhà nước Việt Nam.';

const register: Register = {
  ...EMPTY_REGISTER,
  documents: [
    makeDocument('cu', { orderedOn: '2023-12-28' }),
    makeDocument('moi', { orderedOn: '2024-07-10' }),
  ],
  sections: [
    part('cu', 'mở đầu', 'Chủ tịch Ủy ban nhân dân tỉnh Nguyễn Văn An đã chủ trì cuộc họp.'),
    part('moi', 'mở đầu', OPENING),
    part('moi', 'chữ ký', 'KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM Phạm Mạnh Cường'),
  ],
};

const source = { register, preambles: register.sections };
const namesOf = (words: string): string[] =>
  findOfficeHolders(words, source).map((holder) => holder.name);

describe('findOfficeHolders', () => {
  it.each([
    ['ai la chu tich uy ban quoc gia', ['Phạm Minh Chính']],
    ['pho chu tich thuong truc uy ban la ai', ['Trần Lưu Quang']],
    ['thu tuong la ai', ['Phạm Minh Chính']],
    ['pho thu tuong la ai', ['Trần Lưu Quang']],
    ['pho chu nhiem van phong chinh phu la ai', ['Phạm Mạnh Cường']],
  ])('finds for “%s”: %j', (words, names) => {
    expect(namesOf(words)).toEqual(names);
  });

  it('names the holder of the newest document first', () => {
    expect(namesOf('ai la chu tich')).toEqual(['Phạm Minh Chính', 'Nguyễn Văn An']);
  });

  it.each(['bo truong bo cong an la ai', 'chu tich nuoc la ai', 'ai la giam doc so'])(
    'finds nobody for “%s”, whom no document names',
    (words) => {
      expect(namesOf(words)).toEqual([]);
    },
  );

  it('tells who signed, with the office as printed', () => {
    expect(listOfficeHolders(source).filter((holder) => holder.signed)).toMatchObject([
      {
        name: 'Phạm Mạnh Cường',
        offices: ['KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM'],
        document: 'moi',
        section: 'chữ ký',
      },
    ]);
  });
});
