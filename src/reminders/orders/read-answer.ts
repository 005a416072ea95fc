import { normaliseText } from '../../language/fold.js';
import { foldOrder } from './read-order.js';

/** What a message answers to the last reminder of its chat. `item` null: all of it. */
export type ReminderAnswer =
  | { readonly type: 'received'; readonly item: number | null }
  | { readonly type: 'snoozed'; readonly item: number | null; readonly days: number }
  | {
      readonly type: 'completed';
      readonly item: number | null;
      /** The document named, as typed. */
      readonly documentText: string | null;
    }
  /** A bare number: the detail of an item. */
  | { readonly type: 'detail'; readonly item: number };

/** Longest a reminder is put off; who wants more pauses the subscription. */
export const MAX_SNOOZE_DAYS = 30;
const MAX_LENGTH = 200;

const OPENING =
  /^(?:(?:da(?! (?:nhan|ro|xong|tiep|xem|bao|hoan))|vang|em|toi|anh|chi(?! tiet)|ok|oke|xin|bot) )+/;
const CLOSING = / (?:nhe|nha|a|roi|cam on|thanks|ok|bot|em|viec nay|nhiem vu nay)$/;
/** As many closing words as anybody puts after an answer. */
const MOST_CLOSING = 3;
const ITEM = String.raw`(?: (?:viec|muc|nhiem vu|so|cai|viec so|muc so|nhiem vu so)(?: thu)? ?(\d{1,3})| (\d{1,3}))?`;
const RECEIVED = new RegExp(
  `^(?:da )?(?:xac nhan )?(?:da )?(?:nhan|nhan duoc|tiep nhan|ro|nam duoc)(?: (?:tin|nhac viec|thong tin|duoc))?${ITEM}$`,
);
const SNOOZED = new RegExp(
  `^(?:hen |de )?nhac lai(?: (?:toi|em|nhom))?${ITEM} (?:sau |trong )(\\d{1,2}|mot|hai|ba|bon|nam|bay) (ngay|hom|tuan)(?: nua)?$`,
);
const SNOOZED_AT_END = new RegExp(
  `^(?:hen |de )?(\\d{1,2}|mot|hai|ba|bon|nam|bay) (ngay|hom|tuan) nua nhac lai${ITEM}$`,
);
const COMPLETED = new RegExp(
  `^(?:bao(?: cao)? (?:la )?(?:da )?(?:hoan thanh|xong|lam xong)|da (?:hoan thanh|lam xong|xong))${ITEM}(?:,? (?:theo|tai|bang|van ban|cong van|quyet dinh|bao cao|so|ngay|kem) .*)?$`,
);
const DETAIL = /^(?:(?:xem )?(?:chi tiet )?(?:so|muc|viec)?) ?(\d{1,3})$/;
const DOCUMENT = /(?:^|[\s(])(\d{1,5}[\d/]*\/[\p{L}\d]+[\p{L}\d&-]*(?:[\s,]+ngày[\s\d/.-]+)?)/u;
const COUNTS: Readonly<Record<string, number>> = {
  ...{ mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, bay: 7 },
};

const numberOf = (...texts: readonly (string | undefined)[]): number | null => {
  const text = texts.find((one) => one !== undefined);
  return text === undefined ? null : Number(text);
};

function daysOf(count: string | undefined, unit: string | undefined): number {
  const days = (COUNTS[count ?? ''] ?? Number(count)) * (unit === 'tuan' ? 7 : 1);
  return Math.min(Math.max(1, days), MAX_SNOOZE_DAYS);
}

/**
 * The answer a free text clearly is, or null. Only for chats that were sent a reminder lately:
 * elsewhere the same words may mean anything.
 */
export function readAnswer(text: string): ReminderAnswer | null {
  if (text.length > MAX_LENGTH || text.includes('?')) return null;
  const whole = foldOrder(text).replace(OPENING, '');
  let folded = whole;
  for (let cut = 0; cut < MOST_CLOSING; cut += 1) folded = folded.replace(CLOSING, '');
  const completed = COMPLETED.exec(folded) ?? COMPLETED.exec(whole);
  if (completed)
    return {
      type: 'completed',
      item: numberOf(completed[1], completed[2]),
      documentText: DOCUMENT.exec(normaliseText(text))?.[1]?.trim() ?? null,
    };
  const received = RECEIVED.exec(folded);
  if (received) return { type: 'received', item: numberOf(received[1], received[2]) };
  const snoozed = SNOOZED.exec(folded);
  if (snoozed)
    return {
      type: 'snoozed',
      item: numberOf(snoozed[1], snoozed[2]),
      days: daysOf(snoozed[3], snoozed[4]),
    };
  const ahead = SNOOZED_AT_END.exec(folded);
  if (ahead)
    return {
      type: 'snoozed',
      item: numberOf(ahead[3], ahead[4]),
      days: daysOf(ahead[1], ahead[2]),
    };
  const detail = DETAIL.exec(folded);
  return detail ? { type: 'detail', item: Number(detail[1]) } : null;
}
