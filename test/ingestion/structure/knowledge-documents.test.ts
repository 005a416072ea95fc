import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blankFrontMatter } from '../../../src/ingestion/read/blank-front-matter.js';
import { parseDocument } from '../../../src/ingestion/structure/parse-document.js';
import type { ParsedDocument, ParsedSection } from '../../../src/ingestion/parsed-document.js';
import { foldSource } from './fold-source.js';

const IDS = [
  'tb-phien-7-2023',
  'bc-quy-1-2024',
  'tb-203-vpcp-2024',
  'bc-6-thang-2024',
  'tb-so-ket-6-thang-2024',
];

const readBody = (id: string): string =>
  blankFrontMatter(readFileSync(new URL(`../../../knowledge/${id}.md`, import.meta.url), 'utf8'));

const parsed = new Map(IDS.map((id) => [id, parseDocument(id, readBody(id))]));

const documentOf = (id: string): ParsedDocument => {
  const document = parsed.get(id);
  if (document === undefined) throw new Error(id);
  return document;
};

const sectionOf = (id: string, path: string): ParsedSection => {
  const section = documentOf(id).sections.find((candidate) => candidate.path === path);
  if (section === undefined) throw new Error(`${id} has no ${path}`);
  return section;
};

const pathsOf = (id: string, pattern: RegExp): string[] =>
  documentOf(id)
    .sections.map((section) => section.path)
    .filter((path) => pattern.test(path));

const cellOf = (id: string, path: string, role: string): string | undefined =>
  sectionOf(id, path).cells?.find((cell) => cell.role === role)?.text;

describe.each(IDS)('parseDocument on %s', (id) => {
  it('gives only fragments that stand verbatim in the source', () => {
    const source = foldSource(readBody(id));
    const strange = documentOf(id).sections.flatMap((section) =>
      section.fragments.filter((fragment) => !source.includes(foldSource(fragment))),
    );
    expect(strange).toEqual([]);
  });

  it('gives every path once, in document order, without warnings', () => {
    const { sections, warnings } = documentOf(id);
    expect(new Set(sections.map((section) => section.path)).size).toBe(sections.length);
    expect(sections.map((section) => section.order)).toEqual(sections.map((_, index) => index));
    expect(warnings).toEqual([]);
  });

  it('covers each section’s words by its fragments', () => {
    for (const section of documentOf(id).sections) {
      const words = [section.heading ?? '', section.text].join(' ').replace(/\s+|:/g, '');
      expect(section.fragments.join('').replace(/\s+|:/g, '')).toBe(words);
    }
  });

  it('keeps the list of recipients and the signature out of the points', () => {
    const text = documentOf(id)
      .sections.filter((section) => section.kind !== 'preamble')
      .map((section) => section.text)
      .join('\n');
    expect(text).not.toMatch(/Nơi nhận|Lưu: VT|THỨ TRƯỞNG/);
  });
});

describe('the conclusions of the eighth session', () => {
  const id = 'tb-203-vpcp-2024';

  it('is recognised by its head', () => {
    expect(documentOf(id).meta).toEqual({
      kind: 'Thông báo',
      number: '203/TB-VPCP',
      issuer: 'Văn phòng Chính phủ',
      issuedOn: '2024-05-06',
      issuedText: null,
      title: 'KẾT LUẬN PHIÊN HỌP LẦN THỨ 8 CỦA ỦY BAN QUỐC GIA VỀ CHUYỂN ĐỔI SỐ',
    });
  });

  it('numbers points as the document does', () => {
    expect(pathsOf(id, /^B\.II\.1\.[^.]+$/)).toEqual(
      ['a', 'b', 'c', 'd', 'đ', 'e', 'g'].map((letter) => `B.II.1.${letter}`),
    );
    expect(sectionOf(id, 'B.II.6.a').breadcrumb).toEqual([
      'NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM THỜI GIAN TỚI',
      'Nhiệm vụ, giải pháp trọng tâm thời gian tới',
      'Bộ Tài chính',
    ]);
  });

  it('gives the items of a point sections of their own', () => {
    expect(pathsOf(id, /^B\.II\.2\.c\./)).toEqual(
      ['i', 'ii', 'iii', 'iv', 'v'].map((numeral) => `B.II.2.c.(${numeral})`),
    );
    expect(sectionOf(id, 'B.II.2.c.(iii)').text).toMatch(/^Sửa đổi, bổ sung Nghị định số 73\/2019/);
    expect(sectionOf(id, 'B.II.1.b').text).toMatch(/Chiến lược: Trong đó, khẩn trương xử lý/);
  });

  it('cuts points that were run together', () => {
    expect(sectionOf(id, 'B.II.3.c').text).toMatch(/trước khi triển khai nhân rộng\.$/);
    expect(sectionOf(id, 'B.II.3.d').text).toBe(
      'Đẩy nhanh tiến độ triển khai xây dựng Trung tâm dữ liệu quốc gia.',
    );
  });

  it('gives a second paragraph in the middle of a list to the point above it', () => {
    expect(sectionOf(id, 'B.II.1.d').text).toMatch(
      /Yêu cầu 07 Ủy ban nhân dân .* tháng 5 năm 2024\.$/,
    );
  });

  it('reads a sentence set as a heading as a point', () => {
    const section = sectionOf(id, 'B.II.5');
    expect(section.heading).toBeNull();
    expect(section.text).toMatch(/^Bộ Nội vụ phối hợp với các cơ quan của Quốc hội/);
  });

  it('joins a sentence cut by a page break', () => {
    expect(sectionOf(id, 'B.II.6.b').text).toContain('ngày 10 tháng 4 năm 2024 và Phó Thủ tướng');
  });

  it('finds footnotes and where they are referred to', () => {
    expect(pathsOf(id, /^fn\./)).toHaveLength(7);
    expect(sectionOf(id, 'A.II.3').footnotes).toEqual(['fn.2', 'fn.3', 'fn.4', 'fn.5']);
    expect(sectionOf(id, 'fn.2').text).toBe('Bộ, ngành đạt 50,1%; địa phương đạt 47,4%.');
  });
});

describe('the conclusions of the seventh session', () => {
  const id = 'tb-phien-7-2023';

  it('has its issuer from who announces it and neither number nor date', () => {
    expect(documentOf(id).meta).toMatchObject({
      kind: 'Thông báo',
      number: null,
      issuer: 'Văn phòng Chính phủ',
      issuedOn: null,
    });
  });

  it('gives the closing paragraph of a list to the point that holds the list', () => {
    expect(sectionOf(id, 'B.II.3').text).toContain('Yêu cầu các ngành, lĩnh vực khác chủ động');
    expect(sectionOf(id, 'B.II.3.đ').text).toMatch(/Tổ chức trong Quý II năm 2024$/);
  });

  it('joins a sentence around a page number and knows the break', () => {
    const section = sectionOf(id, 'B.II.4.b');
    expect(section.text).toContain('huy động nguồn lực, hợp tác công tư tranh thủ nguồn lực');
    expect(section.fragments).toHaveLength(2);
  });

  it('takes a number at the head of a wrapped line for what it is', () => {
    expect(sectionOf(id, 'B.II').text).toContain('Phiên họp lần thứ 7 của Ủy ban Quốc gia');
  });
});

describe('the conclusions of 10 July', () => {
  const id = 'tb-so-ket-6-thang-2024';

  it('takes footnotes out of the sentence they stand in', () => {
    expect(sectionOf(id, 'III.4.b').text).toContain(
      'giữa Bộ Kế hoạch và Đầu tư với Bộ Thông tin và Truyền thông',
    );
    expect(sectionOf(id, 'fn.1').text).toMatch(
      /^04 cơ quan: .*Viện Hàn lâm Khoa học xã hội Việt Nam\.$/,
    );
    expect(sectionOf(id, 'III.1.h').footnotes).toEqual(['fn.1', 'fn.2']);
  });

  it('does not take references to points for points', () => {
    expect(sectionOf(id, 'III.1.d').text).toContain('tại điểm n khoản 1 Mục I Nghị quyết');
    expect(pathsOf(id, /^III\.1\.[^.]+$/)).toHaveLength(8);
    expect(pathsOf(id, /^III\.\d+$/)).toHaveLength(16);
  });
});

describe('the report on the first quarter', () => {
  const id = 'bc-quy-1-2024';

  it('lets compound numbers replace their parent’s', () => {
    expect(sectionOf(id, 'I.1.5').heading).toMatch(/^Dịch vụ công trực tuyến và các hệ thống/);
    expect(pathsOf(id, /^I\.1\.\d$/)).toHaveLength(7);
    expect(sectionOf(id, 'I.2').heading).toBe('Kinh tế số, xã hội số');
  });

  it('finds a footnote whose number was lost and which goes on over the page', () => {
    const { text } = sectionOf(id, 'fn.1');
    expect(text).toMatch(/^- Nghị định số 10\/2024\/NĐ-CP/);
    expect(text).toMatch(/mạng đấu thầu quốc gia\.$/);
    expect(sectionOf(id, 'I.1.3#4').text).toContain('giáo dục, viễn thông, hành chính công');
  });

  it('reads a small table of figures as rows', () => {
    expect(sectionOf(id, 'I.1.3#1.1').cells?.map(({ role, text }) => [role, text])).toEqual([
      ['indicator', 'Tỷ lệ thuê bao điện thoại di động sử dụng điện thoại thông minh'],
      ['value', '77,7%'],
      ['value', '81,8%'],
    ]);
    expect(sectionOf(id, 'I.1.3#1.3').footnotes).toEqual(['fn.2']);
  });

  it('knows the month the head leaves without a day', () => {
    expect(documentOf(id).meta).toMatchObject({
      number: null,
      issuedOn: null,
      issuedText: 'tháng 3/2024',
    });
  });
});

describe('the report on six months', () => {
  const id = 'bc-6-thang-2024';

  it('finds every row of the appendices', () => {
    expect(pathsOf(id, /^PL1\.a\.\d+$/)).toHaveLength(19);
    expect(pathsOf(id, /^PL1\.b\.\d+$/)).toHaveLength(12);
    expect(pathsOf(id, /^PL2\.a\.\d+$/)).toHaveLength(11);
    expect(pathsOf(id, /^PL2\.b\.\d+$/)).toHaveLength(9);
  });

  it('joins rows broken over pages', () => {
    expect(cellOf(id, 'PL1.a.16', 'task')).toMatch(
      /từ trung ương đến địa phương đến năm 2025, .*\)$/,
    );
    expect(cellOf(id, 'PL2.b.8', 'task')).toMatch(/trước ngày 30 tháng 5 năm 2024 .* Chính phủ\.$/);
    expect(cellOf(id, 'PL2.b.9', 'task')).toMatch(
      /ngày 10 tháng 4 năm 2024 và .* Văn phòng Chính phủ$/,
    );
    expect(cellOf(id, 'PL2.a.3', 'progress')).toMatch(/tiếp thu ý kiến Thành viên Chính phủ$/);
  });

  it('lets a row inherit a merged cell and says so', () => {
    const cells = sectionOf(id, 'PL1.a.4').cells ?? [];
    expect(cells.find((cell) => cell.role === 'task')).toEqual({
      role: 'task',
      header: 'NHIỆM VỤ',
      text: 'Tổ chức Phiên họp, Hội nghị thúc đẩy số hóa ngành Nông nghiệp',
      inherited: true,
    });
    expect(cellOf(id, 'PL1.a.4', 'deadline')).toBe('Quý I');
  });

  it('keeps an empty progress cell empty', () => {
    expect(cellOf(id, 'PL2.b.7', 'progress')).toBe('');
  });

  it('names the table a row stands in', () => {
    expect(sectionOf(id, 'PL2.b.1').tableTitles.at(-1)).toBe(
      'b) Các nhiệm vụ chưa hoàn thành, đang thực hiện',
    );
  });

  it('tells a number used twice apart and counts dashes', () => {
    expect(sectionOf(id, 'III').heading).toBe('MỘT SỐ TỒN TẠI, HẠN CHẾ CHÍNH');
    expect(sectionOf(id, 'III(2)').heading).toBe('NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM 06 THÁNG CUỐI NĂM');
    expect(sectionOf(id, 'III(2).6#3').text).toMatch(/^Triển khai thương mại hóa dịch vụ 5G/);
    expect(pathsOf(id, /^III\(2\)\.6#\d$/)).toHaveLength(9);
  });

  it('takes footnotes in every form out of the text', () => {
    expect(pathsOf(id, /^fn\./)).toHaveLength(13);
    expect(sectionOf(id, 'II.3#1').text).toContain('cung cấp dịch vụ cho người dân, doanh nghiệp');
    expect(sectionOf(id, 'II.3#2').footnotes).toEqual(['fn.6', 'fn.7', 'fn.8']);
    expect(sectionOf(id, 'II.4#2').footnotes).toEqual([]);
  });

  it('gives remarks after a list to the point that holds it', () => {
    expect(sectionOf(id, 'I.3').text).toMatch(/Điểm sáng: 02 nhiệm vụ .*Tồn tại: tỷ lệ nhiệm vụ/);
    expect(sectionOf(id, 'II.7#2#1').text).toContain(
      'Dữ liệu sao lưu “offline” phải được tách biệt',
    );
  });
});
