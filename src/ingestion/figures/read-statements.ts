import type { Quantity } from './quantity.js';
import { findQuantities } from './find-quantities.js';

/** A figure together with the words that say what it measures. */
export interface FigureStatement {
  readonly name: string;
  readonly quantity: Quantity;
  /** The rate printed beside a count (`(đạt tỷ lệ 23,8%)`), or null. */
  readonly rate: Quantity | null;
}

/** Nouns that open the name of a measure. */
const MEASURE =
  /(?:^|[\s,;:(])((?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|số lượng|số lượt|tổng số|tổng thu|tổng mức|tổng kim|tổng giá|tổng vốn|tổng doanh|tổng|số|doanh thu|kim ngạch|giá trị|quy mô|chỉ số|mức độ|mức|tốc độ|tăng trưởng|xuất khẩu|nhập khẩu|sản lượng|diện tích|dân số|thu nhập|thu ngân sách|lũy kế|vốn|giải ngân|cán cân|kinh tế số|GRDP|GDP|lưu lượng|nguồn lực|kinh phí|thu hút|tỷ suất|tỷ số|xếp hạng)\s[^:;]{2,200})$/iu;
const COPULA =
  /\s(?:(?:ước|mới|đã|chỉ|cũng|phải|bình quân) )*(?:đạt|là|chiếm|bằng|khoảng|lên|ở mức|còn|tương đương|ước tính|tăng|giảm|có)(?: (?:tỷ lệ|khoảng|gần|trên|hơn|được|mức|xấp xỉ|ít nhất|tối thiểu|dưới|đến))*\s?$/iu;
const AFTER_COLON = /^(?:(?:đạt|tỷ lệ|ước|khoảng|gần|trên|hơn|đã|có|là)\s?)*$/iu;
/** A change or a comparison, and stretches of time, measure nothing by themselves. */
const IS_A_CHANGE =
  /(?:tăng|giảm|gấp|vượt|cao hơn|thấp hơn|rút ngắn|so với)(?:\s\p{Ll}+){0,3}\s?$/iu;
const TIMES = /^(?:ngày|tháng|năm|lần|giờ|phút|tuần|quý|tuổi|bước|cấp)(?:\s|$)/u;
const RATE_BESIDE =
  /^[,(;]?(?:đạt|tươngđương|chiếm|bằng|tỷlệ|tỉlệ|hay|khoảng|gần|hơn|trên|với|\()*$/iu;
const LONGEST_NAME = 220;
/** How far before a colon the words or the bracket that open a name are looked for. */
const FARTHEST_OPENING = 2_000;
const LONGEST_TAIL = 20;
const LONGEST_LEAD_IN = 12;
const SHORTEST_NAME = 4;
const HEDGES_AT_THE_END = /\s?(?:gần|trên|hơn|khoảng|được|đạt|có|là)$/u;
const NAME_ENDS = /[,;:.(]|\s(?:tăng|giảm|đạt|so với|trong đó|tương đương|chiếm)\s/u;

/** The figures that a clause states of something, in order. */
export function readStatements(clause: string): FigureStatement[] {
  const quantities = findQuantities(clause);
  const statements: FigureStatement[] = [];
  let from = 0;
  quantities.forEach((quantity, index) => {
    const last = statements.at(-1);
    const between = clause.slice(from, quantity.start);
    const isRateBeside =
      last !== undefined &&
      last.quantity === quantities[index - 1] &&
      last.rate === null &&
      last.quantity.unit !== '%' &&
      quantity.unit === '%' &&
      RATE_BESIDE.test(between.replace(/\s/g, ''));
    if (isRateBeside) {
      statements[statements.length - 1] = { ...last, rate: quantity };
    } else {
      const name = nameOf(clause, quantity, from, quantities[index + 1]?.start ?? clause.length);
      if (name !== null) statements.push({ name, quantity, rate: null });
    }
    from = quantity.end;
  });
  return statements;
}

function nameOf(clause: string, quantity: Quantity, from: number, until: number): string | null {
  const near = clause.slice(from, quantity.start);
  const colon = near.lastIndexOf(':') < 0 ? -1 : from + near.lastIndexOf(':');
  if (colon > 0 && AFTER_COLON.test(clause.slice(colon + 1, quantity.start).trim())) {
    const before = clause.slice(Math.max(0, colon - FARTHEST_OPENING), colon);
    return tidy(before.slice(startOfName(before)));
  }
  const copula = COPULA.exec(near);
  const measured = copula && MEASURE.exec(near.slice(0, copula.index));
  if (measured?.[1] !== undefined) return tidy(measured[1]);
  return countedName(clause, quantity, near.replace(/^[,;.\s]+/, ''), until);
}

/**
 * "đã cấp 8,8 triệu tài khoản cho …", "80% dịch vụ công …": the words that follow are the name, with
 * those before where too little follows.
 */
function countedName(
  clause: string,
  quantity: Quantity,
  before: string,
  until: number,
): string | null {
  const { unit } = quantity;
  if (unit === null || TIMES.test(unit) || IS_A_CHANGE.test(before)) return null;
  const counted = unit.replace(/^(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s|$)/, '').replace('%', '');
  const rest = clause.slice(quantity.end, until);
  const end = NAME_ENDS.exec(rest)?.index ?? rest.length;
  const tail = rest.slice(0, end).trim().split(' ').slice(0, LONGEST_TAIL).join(' ');
  const words = `${counted} ${tail}`.trim();
  const said = before.slice(Math.max(before.lastIndexOf(', '), before.lastIndexOf(': ')) + 1);
  if (words.split(' ').length < SHORTEST_NAME && said.trim() !== '') {
    const near = said.trim().split(' ').slice(-LONGEST_LEAD_IN).join(' ');
    return tidy(`${near.replace(HEDGES_AT_THE_END, '')} ${words}`);
  }
  if (words === '') return null;
  return tidy(unit === '%' ? `Tỷ lệ ${words}` : `Số ${words}`);
}

/** Where the words before a colon begin to be the name: after a bracket, or after what was said first. */
function startOfName(before: string): number {
  const bracket = before.lastIndexOf('(');
  const isOpen = bracket > before.lastIndexOf(')');
  const opening = isOpen ? bracket + 1 : 0;
  const said = Math.max(
    before.lastIndexOf('; '),
    before.lastIndexOf('. '),
    before.lastIndexOf(': '),
  );
  const listed = isOpen ? before.lastIndexOf(', ') : -1;
  return Math.max(opening, said + 1, listed + 1);
}

const EDGE = /[\s\-–+,;:.()“"]/u;
const OPEN_TAIL = /\s(?:và|hoặc|với|cho|có)(?:\s(?:hơn|trên|gần|khoảng|tổng))?$/u;
const CONNECTOR = /^(?:và|trong đó|cụ thể|đồng thời|ngoài ra)(?:,|\scó(?=\s))?\s/iu;

function tidy(words: string): string | null {
  let start = 0;
  let end = words.length;
  while (start < end && EDGE.test(words.charAt(start))) start += 1;
  while (end > start && /[\s\-–+,;:(“"]/u.test(words.charAt(end - 1))) end -= 1;
  const name = closeBrackets(words.slice(start, end)).replace(CONNECTOR, '').replace(OPEN_TAIL, '');
  if (name.length < 4 || name.length > LONGEST_NAME || !/\p{L}{2}/u.test(name)) return null;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Without a bracket whose other half was cut off. */
function closeBrackets(words: string): string {
  const open = words.lastIndexOf('(');
  const close = words.indexOf(')');
  if (open >= 0 && !words.includes(')', open)) return words.slice(0, open).trim();
  if (close >= 0 && !words.slice(0, close).includes('(')) return words.replace(/\s?\)/, '');
  return words.replace(/\s?\(\s?\)/, '');
}
