/** Longest message a channel takes, in characters. */
const MAX_MESSAGE_CHARS = 4096;

/**
 * Messages of full length made to be slow or to break something: a document pasted whole, one word
 * without end, runs of digits and signs, marks without letters, other scripts. `documentText` is any
 * long text of the documents.
 */
export function hostileTexts(documentText: string): string[] {
  const seeds = [
    documentText,
    'nhiệm vụ của các bộ, ngành, địa phương ',
    'a',
    'ê\u0323',
    '\u0301',
    '1',
    '1.',
    '1/',
    '06/QĐ-TTg/',
    'TT&',
    '. ',
    ' ',
    "'; DROP TABLE tasks; -- ",
    '<b onclick="alert(1)">&nbsp;',
    '😀👩‍👩‍👧',
    '汉字かな교',
    '\u0000\u0007\u200b',
    // Words that each reader of a question starts at, without end.
    'kế hoạch hoạt động năm 2024 của Ủy ban ',
    'bộ nào chưa ',
    'thag nhữg côg ',
    'nhieemj vuj ',
    'nghị định 63/2024 ',
    'từ 1/7 đến 20/7 ',
    'phụ lục 2 bảng b ',
    'so sánh A với B hay C ',
    'trừ Bộ Tài chính ra ',
    'Sở Y tế ',
    'xong chưa ',
    '12/34 32,3% ',
  ];
  return seeds.map((seed) =>
    seed
      .repeat(Math.ceil(MAX_MESSAGE_CHARS / Math.max(1, seed.length)))
      .slice(0, MAX_MESSAGE_CHARS),
  );
}
