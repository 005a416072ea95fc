import type { LocalDate } from '../../domain/local-date.js';
import { foldMarks, normaliseText } from '../../language/fold.js';
import type { AgencyReader } from '../../understanding/read-agencies.js';
import { Reading, tokenise } from '../../understanding/utterance.js';
import { readSettings, type SettingsPatch } from './read-settings.js';

/** Whom an order is about: agencies by id, all, the chat's own, or not said. */
export type OrderedAgencies =
  | { readonly type: 'named'; readonly ids: readonly string[]; readonly only: boolean }
  | { readonly type: 'all' }
  | { readonly type: 'own' }
  /** A body seems to be named that the register does not know. */
  | { readonly type: 'unknown'; readonly words: string }
  | { readonly type: 'unsaid' };

/** What a message orders about the reminders of its chat. */
export type ReminderOrder =
  | { readonly type: 'set'; readonly agencies: OrderedAgencies; readonly patch: SettingsPatch }
  /** Only settings: means something only where there is a subscription. */
  | { readonly type: 'change'; readonly patch: SettingsPatch }
  | { readonly type: 'resume' }
  | { readonly type: 'end' }
  | { readonly type: 'show' };

/** An order is a sentence or two; what is longer is something else. */
const MAX_ORDER_LENGTH = 300;

const COURTESY =
  /^(?:(?:da|vang|xin|vui long|hay|nho|em|anh|chi(?! (?:nhac|gui|lay))|anh chi|ban|bot|tro ly|oi|a|lam on|giup|cho|ad|nay) )+/;
const ENDING = / (?:nhe|nha|a|voi|giup|giup (?:toi|minh|em)|duoc khong a|cam on|thanks|di|nua)+$/;
const WHO = String.raw`(?:toi|em|minh|anh|chi|chung (?:toi|em|minh)|(?:ca )?(?:nhom|group|phong|to|doi|moi nguoi|don vi|co quan|can bo)(?: (?:nay|minh|toi|em))?)`;
const WANTS = String.raw`(?:(?:toi|em|minh|chung (?:toi|em)|nhom) (?:muon|can|de nghi) (?:duoc |nhan |dat )?)?`;
const SCHEDULE =
  /\b(?:(?:hang|moi|tung) (?:tuan|ngay|sang|thu|t\d|chieu)|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7] |dau tuan|cuoi tuan|truoc (?:han|\d{1,2}|mot|hai|ba|bay)|\d{1,2} ?(?:h|gio|g)\b|(?:khi|sap) (?:sap )?(?:den|toi) han|dinh ky|den han|ban tin tuan)/;
const RECURRING = /\b(?:hang|moi|tung) (?:tuan|ngay|sang|thu|t\d)|dinh ky|hang tuan\b/;

const REMIND_WHO = new RegExp(`^${WANTS}nhac(?: (?:nho|viec|lich|han))? (?:cho )?${WHO}\\b`);
const REMIND = new RegExp(`^${WANTS}nhac(?: (?:nho|viec|lich|han))?\\b(?! lai\\b)`);
const SEND_WHO = new RegExp(
  `^${WANTS}(?:gui|bao|thong bao|cap nhat|nhan)\\b.*\\b(?:cho )?${WHO}\\b`,
);
const SCHEDULED_REMIND = new RegExp(
  `^(?:cu )?(?:(?:den )?\\d{1,2} ?(?:h|gio) ?(?:\\d{2}|ruoi)? ?(?:sang |chieu )?)?(?:(?:sang|chieu) )?(?:(?:hang|moi|vao) (?:tuan|ngay|sang|thu|t\\d)|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|dau tuan|cuoi tuan)\\b.*\\b(?:nhac|gui|bao) (?:cho )?${WHO}\\b`,
);
const REGISTER =
  /^(?:dang (?:ky|ki)|dat lich|hen lich|len lich|dat|tao lich) (?:nhan )?(?:nhac|ban tin|thong bao (?:hang|moi)|theo doi (?:hang|moi))/;
const CHANGE =
  /^(?:(?:doi|chuyen|sua|chinh|dat lai|cap nhat)(?: lai)? (?:\w+ ){0,3}?(?:nhac|ban tin)\b|(?:bat|tat|them|bo|khong)(?: \w+){0,2}? (?:nhac|ban tin)\b.*(?:han|tuan|chung|phoi hop|qua han)|(?:bat|dat|tat|bo|huy) (?:gio )?(?:yen lang|im lang)|gio yen lang|(?:them|ke ca|nhac ca|bo|bot|khong nhac|khong kem) (?:ca )?(?:nhiem vu|viec) (?:chung|phoi hop)|bo qua (?:tuan|khi|neu) khong co|chi nhac\b)/;
const PAUSE = /^(?:tam (?:dung|ngung|nghi|hoan|tat)|hoan) (?:\w+ ){0,3}?(?:nhac|gui|ban tin)/;
const RESUME =
  /^(?:tiep tuc|bat lai|mo lai|khoi dong lai) (?:\w+ )?(?:nhac|gui nhac|ban tin)|^nhac (?:tro lai|lai nhu cu)/;
const END =
  /^(?:thoi )?(?:huy|ngung|dung|thoi|tat|bo|khong|khong can)(?: (?:dang (?:ky|ki)|nhan|gui|can|phai))*(?: (?:nhac|ban tin))(?: (?:viec|nho|tuan|lich))?(?: (?:cho )?(?:toi|em|minh|nhom(?: nay)?|chung toi))?(?: (?:nua|di|luon))?$/;
const SHOW =
  /^(?:xem|cho xem|kiem tra)(?: lai)? (?:cac )?(?:lich nhac|nhac viec|nhac nho|dang ky nhac|cai dat nhac)|^(?:lich nhac|cai dat nhac)(?: viec)?$/;
const ALL = /\b(?:tat ca|toan bo|moi co quan|cac bo,? nganh)\b/;
const OWN =
  /\b(?:bo|don vi|co quan|so|nganh|uy ban|tinh|vien|cuc) (?:toi|minh|em|ta|chung toi|nha|cua (?:toi|minh|em))\b/;
const NAMES_BODY =
  /\b(?:bo(?! nganh| qua| tri)|ubnd|uy ban|tinh|thanh pho|tong cuc|cuc|vien|tap doan|ngan hang) ([a-z]+(?: [a-z]+){0,3})/;
const ONLY =
  /\b(?:chi|rieng)(?: (?:nhac|gui|lay))?(?: (?:cac )?(?:nhiem vu|viec))?(?: cua)? (?:bo|ubnd|tinh|uy ban|ngan hang|thanh pho)\b/;

/** Lower case without marks, signs that part words as blanks, those of times and lists kept. */
export function foldOrder(text: string): string {
  return foldMarks(normaliseText(text))
    .replace(/[“”"'‘’().;!…]/g, ' ')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words that ask; with the marks they are typed with, so that "AI", "đầu", "máy" are none. */
function isQuestion(text: string): boolean {
  if (text.includes('?')) return true;
  const tokens = tokenise(text);
  const last = tokens.at(-1)?.folded ?? '';
  if (/^(?:khong|ko|k|chua|ha|a k)$/.test(last)) return true;
  return tokens.some(({ text: word, folded }, index) => {
    const typed = word.toLowerCase();
    const next = tokens[index + 1]?.folded ?? '';
    switch (folded) {
      case 'gi':
      case 'nao':
      case 'sao':
        return typed !== 'gì' || next !== 'thi';
      case 'ai':
        return word !== 'AI';
      case 'dau':
        return typed === 'đâu';
      case 'may':
        return typed === 'mấy';
      case 'chua':
        return typed === 'chưa' || typed === 'chua';
      case 'bao':
        return next === 'nhieu' || next === 'gio' || next === 'lau';
      case 'the':
        return next === 'nao';
      default:
        return false;
    }
  });
}

function readAgencies(text: string, folded: string, agencies: AgencyReader): OrderedAgencies {
  const ids = agencies.read(new Reading(tokenise(text))).map(({ agencyId }) => agencyId);
  if (ids.length > 0) return { type: 'named', ids, only: ONLY.test(folded) };
  if (OWN.test(folded)) return { type: 'own' };
  if (ALL.test(folded)) return { type: 'all' };
  const body = NAMES_BODY.exec(folded);
  return body ? { type: 'unknown', words: body[0] } : { type: 'unsaid' };
}

/**
 * The order a free text clearly is, or null: questions ("tuần này Bộ Y tế có việc gì") and requests
 * for a list ("nhắc lại nhiệm vụ của Bộ Y tế") are none. Marks may be left out.
 */
export function readOrder(
  text: string,
  agencies: AgencyReader,
  today: LocalDate,
): ReminderOrder | null {
  if (text.length > MAX_ORDER_LENGTH || isQuestion(text)) return null;
  const folded = foldOrder(text).replace(COURTESY, '').replace(ENDING, '');
  const whole = foldOrder(text).replace(COURTESY, '');
  if (END.test(folded) || END.test(whole)) return { type: 'end' };
  if (SHOW.test(folded)) return { type: 'show' };
  if (RESUME.test(folded)) return { type: 'resume' };
  const patch = readSettings(folded, today);
  if (PAUSE.test(folded)) return { type: 'change', patch };
  const isSet =
    (REMIND_WHO.test(folded) && SCHEDULE.test(folded)) ||
    (REMIND.test(folded) && SCHEDULE.test(folded)) ||
    (SEND_WHO.test(folded) && RECURRING.test(folded)) ||
    SCHEDULED_REMIND.test(folded) ||
    REGISTER.test(folded);
  if (isSet) return { type: 'set', agencies: readAgencies(text, folded, agencies), patch };
  return CHANGE.test(folded) && Object.keys(patch).length > 0 ? { type: 'change', patch } : null;
}

/** What is typed after the command that subscribes: `Bộ Y tế thứ hai 8h`, `tất cả`, or nothing. */
export function readOrderArgs(
  args: string,
  agencies: AgencyReader,
  today: LocalDate,
): {
  readonly agencies: OrderedAgencies;
  readonly patch: SettingsPatch;
  readonly isClear: boolean;
} {
  const folded = foldOrder(args);
  const patch = readSettings(folded, today);
  const ordered = readAgencies(args, folded, agencies);
  const isClear =
    folded === '' || ordered.type !== 'unsaid' || Object.keys(patch).length > 0 || ALL.test(folded);
  return { agencies: ordered, patch, isClear };
}
