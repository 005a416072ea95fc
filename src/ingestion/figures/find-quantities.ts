import { findDateExpressions } from '../../language/deadlines/find-date-expressions.js';
import { parseFigure, type Quantity } from './quantity.js';

const FIGURE = String.raw`\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?`;
const SCALE = String.raw`(?:nghìn|ngàn|triệu|tỷ|tỉ)`;
const QUANTITY = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])(${FIGURE})(?:\s(${SCALE})(?![\p{L}]))?(?:(?:\s\p{L}[\p{L} ]{0,24})?\/\s?(?:mục tiêu |tổng số |tổng )?(${FIGURE})(?![\d/]))?(\s?%)?`,
  'gu',
);
const HEDGE =
  /(?:gần|trên|hơn|khoảng|xấp xỉ|ước|trung bình|tối thiểu|ít nhất|trở lên|từ|≥|≤|>|<|>=|<=)\s?$/iu;
/** What looks like a figure and names a document, a place in one, or a turn. */
const REFERENCES = [
  /\d{1,5}(?:\/\d{4})?\/\p{Lu}[\p{L}\d-]{0,20}/gu,
  /(?:Điều|khoản|điểm|Mục|Phụ lục|Đề án|Chương|Biểu|thứ|số|Công điện|Thông báo|Nghị quyết|Quyết định|Nghị định|Luật|Kế hoạch|Tổ|bão|Quốc lộ|Quân khu|Covid|COVID|Net|IPv|\bG)[\s-]?\d[\d./-]{0,20}/gu,
  /\(\d{1,2}\)|\b\d{1,2}\)|\[\d{1,3}\]/g,
  /\b(?:19|20)\d{2}\b(?:\s?[-–]\s?(?:19|20)\d{2})?/g,
];
/** Words that end a unit: what follows says something of it. */
const AFTER_A_UNIT = new Set(
  'lên xuống đã được đạt có của trong trên tại cho với và là tham theo từ do về chưa đang thuộc để so bằng kết hoàn ban thực triển đăng sử tăng giảm gồm nhằm khi qua như tương vào các vẫn còn đến hoặc phục liên kế mỗi thì mà đều cùng đối phát cung ở'.split(
    ' ',
  ),
);
/** Units of one word; most others have two. */
const SHORT_UNITS = new Set(
  'thôn bản tỉnh xã bộ hộ lượt điểm người thẻ bậc lần vụ nhà ca tổ huyện ngành ngày tháng năm quý đồng cuộc bài cơ tuyến sàn giờ văn km ha USD trẻ'.split(
    ' ',
  ),
);
const LONG_UNIT =
  /^(?:thủ tục hành chính|cơ sở dữ liệu|hệ thống thông tin|dịch vụ công|bộ chỉ số|đơn vị cấp (?:xã|huyện|tỉnh)|cơ quan ngang bộ|phòng học|văn bản|cơ sở|cơ quan)(?![\p{L}])/u;
const LONGEST_UNIT = 4;

/** Every quantity a text states, in order: no dates, years, document numbers or list marks. */
export function findQuantities(text: string): Quantity[] {
  if (!/\d/.test(text)) return [];
  const readable = blankReferences(text);
  return [...readable.matchAll(QUANTITY)].flatMap((match) => {
    const [whole, figure = '', scale, denominator, percent] = match;
    const { value, decimals } = parseFigure(figure);
    if (!Number.isFinite(value)) return [];
    const start = match.index;
    const end = start + whole.length;
    const words = percent === undefined ? unitAfter(readable, end) : '';
    const unit = percent === undefined ? [scale ?? '', words].join(' ').trim() : '%';
    return [
      {
        text: text.slice(start, end + (words === '' ? 0 : words.length + 1)).trim(),
        number: value,
        outOf: denominator === undefined ? null : parseFigure(denominator).value,
        unit: unit === '' ? null : unit,
        decimals,
        isHedged: HEDGE.test(readable.slice(Math.max(0, start - 12), start)),
        start,
        end: end + (words === '' ? 0 : words.length + 1),
      },
    ];
  });
}

function blankReferences(text: string): string {
  const dates = findDateExpressions(text, { issuedOn: null, year: 2000 });
  let readable = blankSpans(text, dates);
  for (const pattern of REFERENCES)
    readable = readable.replace(pattern, (reference) => ' '.repeat(reference.length));
  return readable;
}

/** The text with blanks in the place of spans, which are in text order and apart from each other. */
function blankSpans(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

/** The small-lettered words that follow a figure and name what is counted. */
function unitAfter(text: string, end: number): string {
  if (text[end] !== ' ') return '';
  const words: string[] = [];
  for (const word of text.slice(end + 1, end + 60).split(' ')) {
    const bare = /^[^,;.:()¹²³⁰-⁹]{0,40}/u.exec(word)?.[0] ?? '';
    const isUnit = /^(?:\p{Ll}+|USD|VND|HTTT|CSDL|TTHC|ĐKKD)$/u.test(bare);
    if (!isUnit || AFTER_A_UNIT.has(bare) || words.length === LONGEST_UNIT) break;
    words.push(bare);
    if (bare !== word) break;
  }
  const all = words.join(' ');
  const long = LONG_UNIT.exec(all)?.[0];
  return long ?? words.slice(0, SHORT_UNITS.has(words[0] ?? '') ? 1 : 2).join(' ');
}
