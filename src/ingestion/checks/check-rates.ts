import { cutSentenceSpans } from '../extract/cut-sentence-spans.js';
import { findQuantities } from '../figures/find-quantities.js';
import type { Quantity } from '../figures/quantity.js';
import type { ParsedSection } from '../parsed-document.js';
import { formatFigure } from './format-figure.js';
import type { FoundInconsistency } from './found-inconsistency.js';

/** What may stand between a fraction and its rate, white space left out. */
const BETWEEN =
  /^(?:[¹²³⁰-⁹]|\[\d{1,2}\])?[,(;]?(?:đạt|tươngđương|chiếm|bằng|tỷlệ|tỉlệ|hay|khoảng|gần|hơn|trên|=|\()*$/iu;
const BETWEEN_REVERSED = /^[,(]?(?:tươngđương|hay|\()*$/iu;
/** "tăng 394 CSDL lên 2.699 CSDL, tương đương 17,3%"; "67.658 … (tăng 28.999 …, tương đương 71,9%". */
const RISES_BY = /tăng(?: thêm)?(?: gần| hơn| khoảng)?\s?$/iu;
const RISES_TO = /^\s?(?:\p{L}[\p{L}, ]{0,40}\s)?lên\s?$/iu;
const EQUALS = /^[^.;()]{0,60},\s?tương đương(?: tăng)?(?: khoảng| gần| hơn)?\s?$/iu;
const FARTHEST_TOTAL = 90;

/** Rates that are not what the fraction or the growth beside them makes. */
export function checkRates(sections: readonly ParsedSection[]): FoundInconsistency[] {
  return sections.flatMap((section) =>
    cutSentenceSpans(section.text).flatMap(({ text }) => {
      if (!text.includes('%')) return [];
      const quantities = findQuantities(text);
      return [...fractions(section, text, quantities), ...growths(section, text, quantities)];
    }),
  );
}

function fractions(
  section: ParsedSection,
  text: string,
  quantities: readonly Quantity[],
): FoundInconsistency[] {
  return quantities.flatMap((first, index) => {
    const second = quantities[index + 1];
    if (second === undefined) return [];
    const between = text.slice(first.end, second.start).replace(/\s/g, '');
    const isAfter = second.unit === '%' && BETWEEN.test(between);
    const isBefore = first.unit === '%' && BETWEEN_REVERSED.test(between);
    const fraction = isAfter ? first : isBefore ? second : null;
    const rate = isAfter ? second : first;
    if (fraction === null || fraction.outOf === null || fraction.outOf === 0) return [];
    const computed = (100 * fraction.number) / fraction.outOf;
    if (agrees(computed, rate)) return [];
    return [
      {
        check: 'rate' as const,
        statement:
          `Mục ${section.path} ghi ${fraction.text} là ${rate.text}; ` +
          `tính lại được ${formatFigure(computed, Math.max(1, rate.decimals))}%.`,
        places: [{ section: section.path, quote: text }],
      },
    ];
  });
}

function growths(
  section: ParsedSection,
  text: string,
  quantities: readonly Quantity[],
): FoundInconsistency[] {
  return quantities.flatMap((rise, index) => {
    if (rise.unit === '%' || !RISES_BY.test(text.slice(Math.max(0, rise.start - 24), rise.start)))
      return [];
    const next = quantities[index + 1];
    const isLifted = next !== undefined && RISES_TO.test(text.slice(rise.end, next.start));
    const total = isLifted ? next : quantities[index - 1];
    const rate = quantities[index + (isLifted ? 2 : 1)];
    if (total === undefined || rate?.unit !== '%') return [];
    const tail = text.slice(isLifted ? total.end : rise.end, rate.start);
    const isNear = isLifted || rise.start - total.end < FARTHEST_TOTAL;
    const inBrackets = isLifted || text.slice(total.end, rise.start).includes('(');
    if (!EQUALS.test(tail) || !isNear || !inBrackets) return [];
    const added = inUnits(rise);
    const reached = inUnits(total);
    if (added >= reached || total.unit === '%') return [];
    const computed = (100 * added) / (reached - added);
    if (agrees(computed, rate, 2)) return [];
    return [
      {
        check: 'growth' as const,
        statement:
          `Mục ${section.path} ghi tăng ${rise.text} lên ${total.text}, tương đương ${rate.text}; ` +
          `tính lại được ${formatFigure(computed, Math.max(1, rate.decimals))}%.`,
        places: [{ section: section.path, quote: text }],
      },
    ];
  });
}

const SCALES: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
};

/** The figure without its scale word: `3,1 triệu` → 3100000. */
function inUnits({ number, unit }: Quantity): number {
  return number * (SCALES[unit?.split(' ')[0] ?? ''] ?? 1);
}

/** Whether a printed rate is the computed one, rounded or cut off; figures in millions leave room. */
function agrees(computed: number, rate: Quantity, slack = 1): boolean {
  const step = 10 ** -rate.decimals;
  const isRounded = Math.abs(computed - rate.number) <= step / 2 + 1e-9;
  const cut = Math.floor(computed / step + 1e-9) * step;
  const isCut = Math.abs(cut - rate.number) < step / 100;
  const isClose = slack > 1 && rate.isHedged && Math.abs(computed - rate.number) <= step;
  return isRounded || isCut || isClose;
}
