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
  ];
  return seeds.map((seed) =>
    seed
      .repeat(Math.ceil(MAX_MESSAGE_CHARS / Math.max(1, seed.length)))
      .slice(0, MAX_MESSAGE_CHARS),
  );
}
