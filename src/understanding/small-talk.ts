import type { Intent } from '../domain/query.js';
import type { Reading } from './utterance.js';

const RULES: readonly (readonly [Intent, RegExp, number])[] = [
  [
    'feedback',
    /\b(?:(?:cau )?tra loi|thong tin|ban noi|bot|ket qua)(?: (?!nao\b|gi\b)[a-z]+){0,4} (?:sai|khong dung|chua dung|nham|lac de|khong lien quan|linh tinh)\b(?! (?:khong|o dau|cho))|\bkhong (?:dung|phai) (?:y|cau hoi|cai|dieu)(?: [a-z]+){0,2} (?:toi|minh|em|hoi|can)\b|^ (?:sai|nham|sai roi|khong dung|chua dung) (?:roi |bet |het )?$|\b(?:gop y|bao loi|phan nan)\b/,
    14,
  ],
  [
    'thanks',
    /\b(?:cam on|cam on ban|thanks|thank you|tks|thank|ok cam on|tuyet voi|hay qua|tot lam)\b/,
    8,
  ],
  [
    'help',
    /\b(?:tro giup|huong dan (?:su dung|dung)|help|(?:giup|lam|tra loi|hoi) (?:duoc )?(?:minh |toi |em )?(?:duoc )?(?:nhung )?gi|biet (?:lam |nhung |duoc )*gi|dung the nao|dung de lam gi|hoi duoc (?:nhung )?gi|co the hoi (?:nhung )?gi|cach dung|chuc nang|(?<!uy |truong |pho )ban la ai)\b/,
    16,
  ],
  [
    'freshness',
    /\b(?:(?:du lieu|so lieu|thong tin|kien thuc)(?: (?:nay|cua|ban|trong|he thong|dang|duoc|da|hien|la|co|minh|nay|tro ly|bot|em|luc|moi|nhat|tinh|ngay|o|tai))* (?:cap nhat|moi nhat(?! (?:ve|cua|cho) (?!(?:ban|tro ly|bot|em|he thong|minh)\b))|tinh den|den (?:ngay|thoi diem|bao gio|khi nao|thang)|ngay nao|luc nao)|cap nhat (?:den|toi|luc|khi|ngay)(?: [a-z]+){0,3}|(?:nap|biet|doc|co|dung) (?:duoc )?(?:nhung |cac |may |bao nhieu )(?:van ban|tai lieu|nguon)(?: nao| gi)?(?! (?:(?:nao|gi|co|da) )*(?:noi|nhac|ghi|de cap|neu|quy dinh|giao|ve|lien quan)\b)|(?:van ban|tai lieu|nguon) nao (?:da )?(?:duoc )?nap)\b|^ (?:du lieu|danh sach van ban|van ban da nap) $/,
    18,
  ],
  ['greeting', /^ (?:xin chao|chao|hello|hi|alo|helo|hey)\b/, 5],
];

/** "nhắc tôi hàng tuần": wants to be reminded; whether of a list or not. */
export const asksReminder = (reading: Reading): boolean =>
  (reading.has(
    /^ (?:(?:hay|vui long|bot|ban|em|ad|nho|nho ban|thi|roi) )*(?:nhac (?:toi|minh|em|anh|chi|giup|ho|cho|bo|don vi|viec|han|truoc)\b|(?:huy )?dang ky(?: (?:nhan )?(?:nhac|tin nhac|theo doi)\b| (?:bo|tinh|thanh pho|ubnd|so|nganh) [a-z]| $))/,
  ) ||
    reading.has(SETS_REMINDER)) &&
  !reading.has(/\b(?:nao|gi|bao nhieu|may|khong|chua) $/);

// "đăng ký nhắc việc Bộ X", "tôi muốn được nhắc", "hủy nhắc": what is wanted is the reminder.
const SETS_REMINDER =
  /^ (?:(?:toi|minh|em|anh|chi|cho|xin|hay|vui long|bot|ban|nho) )*(?:dang ky|muon|can|bat|tat|cai|hen|huy|ngung|dung|bo)(?: (?:duoc|nhan|bot|tin|lich|toi|em|minh))* nhac(?: (?:viec|nho|lich|han|toi|minh|em|truoc|khi|hang|dinh ky|cac)\b| $)/;

/** Courtesy, help and questions about the assistant itself: short and without a subject. */
export function readSmallTalk(reading: Reading, hasSlots: boolean): Intent | undefined {
  if (hasSlots) return undefined;
  return RULES.find(
    ([, pattern, most]) => reading.tokens.length <= most && reading.has(pattern),
  )?.[0];
}
