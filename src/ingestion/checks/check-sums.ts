import { cutSentenceSpans } from '../extract/cut-sentence-spans.js';
import { findQuantities } from '../figures/find-quantities.js';
import type { Quantity } from '../figures/quantity.js';
import type { ParsedSection } from '../parsed-document.js';
import { formatFigure } from './format-figure.js';
import type { FoundInconsistency } from './found-inconsistency.js';

const STATES_A_TOTAL = /\btổng[^.;:]{0,120}$/iu;
const OPENS_PARTS = /(?:trong đó|bao gồm|gồm|cụ thể)[^.:]{0,30}:/iu;
const IS_A_CHANGE = /(?:tăng|giảm|so với)(?:\s\p{L}+){0,3}\s?$/iu;
const IS_A_GRADE = /(?:mức độ|mức|loại|hạng)\s/iu;
const FEWEST_PARTS = 3;
/** Parts further from their total than this do not claim to make it up. */
const NEAR_SHARE = 0.05;

/** Parts that do not make the total stated for them; shares of one whole that are more than it. */
export function checkSums(sections: readonly ParsedSection[]): FoundInconsistency[] {
  return sections.flatMap((section) =>
    section.kind === 'row' ? [] : [...totals(section), ...brackets(section), ...grades(section)],
  );
}

/** "Tổng … 1.928.311 tỷ đồng …. Trong đó: A: x tỷ đồng; B: y tỷ đồng; …" */
function totals(section: ParsedSection): FoundInconsistency[] {
  const sentences = cutSentenceSpans(section.text);
  return sentences.flatMap((sentence, index) => {
    const opening = OPENS_PARTS.exec(sentence.text);
    if (opening === null) return [];
    const said = sentence.text.slice(0, opening.index);
    const before = said.trim() === '' ? (sentences[index - 1]?.text ?? '') : said;
    const total = findQuantities(before).find(
      ({ start, outOf, unit }) =>
        outOf === null && unit !== '%' && STATES_A_TOTAL.test(before.slice(0, start)),
    );
    if (total === undefined) return [];
    const list = sentence.text.slice(opening.index + opening[0].length);
    const parts = findQuantities(list).filter(
      (part) =>
        part.unit === total.unit &&
        part.outOf === null &&
        !IS_A_CHANGE.test(list.slice(Math.max(0, part.start - 30), part.start)),
    );
    const quote = `${before} ${sentence.text}`.trim();
    return parts.length < FEWEST_PARTS ? [] : mismatch(section, quote, total, parts);
  });
}

/** "682.272 văn bản (gửi: 115.993 văn bản, nhận: 566.279 văn bản)" */
function brackets(section: ParsedSection): FoundInconsistency[] {
  return cutSentenceSpans(section.text).flatMap(({ text }) => {
    if (!text.includes('(')) return [];
    const quantities = findQuantities(text);
    return quantities.flatMap((total) => {
      const open = /^\s?\(/.test(text.slice(total.end)) ? text.indexOf('(', total.end) : -1;
      const close = open < 0 ? -1 : text.indexOf(')', open);
      if (close < 0 || total.unit === null || total.unit === '%' || total.outOf !== null) return [];
      const parts = quantities.filter(
        ({ start, end, unit, outOf }) =>
          start > open && end <= close && unit === total.unit && outOf === null,
      );
      const isChange = /tăng|giảm|so với/i.test(text.slice(open, close));
      return parts.length < 2 || isChange ? [] : mismatch(section, text, total, parts);
    });
  });
}

function mismatch(
  section: ParsedSection,
  quote: string,
  total: Quantity,
  parts: readonly Quantity[],
): FoundInconsistency[] {
  const decimals = Math.max(total.decimals, ...parts.map((part) => part.decimals));
  const sum = parts.reduce((all, part) => all + part.number, 0);
  const isHedged = total.isHedged || parts.some((part) => part.isHedged);
  const gap = Math.abs(sum - total.number);
  const rounding = decimals === 0 ? 0 : (parts.length + 1) * 0.5 * 10 ** -decimals;
  if (gap <= rounding + 1e-9 || isHedged || gap > total.number * NEAR_SHARE) return [];
  return [
    {
      check: 'sum',
      statement:
        `Mục ${section.path} ghi tổng là ${total.text}; ` +
        `cộng ${parts.length} số in kèm được ${formatFigure(sum, decimals)}.`,
      places: [{ section: section.path, quote }],
    },
  ];
}

/** "39/63 địa phương mức độ C, 24/63 … mức độ D và 9/63 … mức độ E": more than 63 in all. */
function grades(section: ParsedSection): FoundInconsistency[] {
  if (!IS_A_GRADE.test(section.text)) return [];
  return cutSentenceSpans(section.text).flatMap(({ text }) => {
    const shares = findQuantities(text).filter(
      ({ outOf, end }) => outOf !== null && IS_A_GRADE.test(text.slice(end, end + 30)),
    );
    const wholes = [...new Set(shares.map(({ outOf }) => outOf))];
    return wholes.flatMap((whole) => {
      const parts = shares.filter(({ outOf }) => outOf === whole);
      const sum = parts.reduce((all, part) => all + part.number, 0);
      if (whole === null || parts.length < FEWEST_PARTS || sum <= whole) return [];
      return [
        {
          check: 'sum' as const,
          statement:
            `Mục ${section.path} ghi ${parts.map((part) => `${part.number}/${whole}`).join(', ')}; ` +
            `cộng lại là ${sum}, lớn hơn ${whole}.`,
          places: [{ section: section.path, quote: text }],
        },
      ];
    });
  });
}
