import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

const SHARE_WORDS =
  /tổng số|tổng|tỷ lệ|tỉ lệ|phần trăm|tong so|tong|ty le|ti le|phan tram|trên|tren|của|cua|số|so/giu;

/** "Bộ X xong mấy việc", "tỷ lệ hoàn thành của Bộ X": how much of its own tasks is done. */
export function asksShare({ cues, agencies, places, subject, reading }: Slots): boolean {
  return (
    agencies.length > 0 &&
    places.length === 0 &&
    !cues.notDone &&
    !cues.overdue &&
    !cues.early &&
    !cues.late &&
    !cues.onTime &&
    reading.has(/\b(?:xong|hoan thanh|hoan tat)\b/) &&
    reading.has(/\b(?:bao nhieu|may|ty le|ti le|phan tram)\b/) &&
    !reading.has(/\b(?:phai|can|se) (?:lam )?(?:xong|hoan thanh)\b/) &&
    !hasContent(subject.replace(SHARE_WORDS, ' ').split(' ').filter(Boolean))
  );
}
