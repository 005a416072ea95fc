import type { DateRange } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

const TARGETS = /\b(?:muc tieu|chi tieu)\b/;
// "những chỉ tiêu nào": all of them, where no period says which.
const ALL =
  /\b(?:cac|nhung|danh sach|liet ke|tat ca|may|bao nhieu)\b|\b(?:muc tieu|chi tieu) (?:nao|gi)\b/;

/** Words that ask for targets without saying what of. */
const FRAME = new Set(
  (
    'muc tieu chi tieu cac nhung danh sach liet ke tat ca co nao gi may bao nhieu la phai can dat duoc ' +
    'giao dat ra de phan dau hoan thanh thuc hien xong trong den het toi vao truoc sau tu cuoi dau giua ' +
    'nam thang quy tuan nay ngay cua cho ve theo o tai mot so cu the chinh quan trong ke ra cho xem nhu the van ban'
  ).split(' '),
);

/**
 * "mục tiêu năm 2024", "cuối năm nay phải đạt những chỉ tiêu nào": the targets of a period, of an agency
 * or a document, whatever they are of. Undefined where a matter is named: that one is meant.
 */
export function decideTargets(slots: Slots): Query | undefined {
  const { reading, agencies, places, cues } = slots;
  if (!reading.has(TARGETS) || cues.task || cues.consistency || cues.trend) return undefined;
  const period = (slots.period ?? slots.year)?.range ?? bareYear(slots);
  const isWide = agencies.length > 0 || places.length > 0 || reading.has(ALL);
  if (period === null && !isWide) return undefined;
  const others = slots.matter
    .split(' ')
    .filter((word) => !FRAME.has(foldMarks(word)) && !/^\d+$/.test(word));
  if (hasContent(others)) return undefined;
  return {
    intent: 'indicator',
    aspect: 'targets',
    ...(period === null ? {} : { period }),
    ...(agencies.length > 0 ? { agencies } : {}),
    ...(places.length > 0 ? { places } : {}),
    text: slots.full,
  };
}

/** "chỉ tiêu đến 2025": a year that no word calls one. */
function bareYear({ reading }: Slots): DateRange | null {
  const year = /\b20\d\d\b/.exec(reading.folded)?.[0];
  return year === undefined ? null : { from: `${year}-01-01`, to: `${year}-12-31` };
}
