import { foldedKey } from '../../language/fold.js';
import { ISSUERS_BY_CODE } from './known-issuers.js';

const PLACE =
  /^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\s+(?:tinh|thanh pho|huyen|quan|phuong|xa|dac khu)\b/;
/** Heads of names that are written with one capital. */
const HEADS: readonly (readonly [RegExp, string])[] = [
  [/ủy ban nhân dân|ubnd/gi, 'Ủy ban nhân dân'],
  [/hội đồng nhân dân|hđnd/gi, 'Hội đồng nhân dân'],
  [/ủy ban/gi, 'Ủy ban'],
  [/hội đồng/gi, 'Hội đồng'],
  [/ban chỉ đạo/gi, 'Ban Chỉ đạo'],
  [/ban quản lý/gi, 'Ban Quản lý'],
  [/tổ công tác/gi, 'Tổ công tác'],
  [/văn phòng/gi, 'Văn phòng'],
  [/tỉnh ủy/gi, 'Tỉnh ủy'],
  [/thành ủy/gi, 'Thành ủy'],
  [/đảng ủy/gi, 'Đảng ủy'],
  [/ban thường vụ/gi, 'Ban Thường vụ'],
];
const SMALL_WORDS = /(?<=\s)(?:Tỉnh|Thành Phố|Huyện|Quận|Xã|Phường|Đặc Khu|Và|Về|Của)(?=\s)/g;

/** A name printed in capitals as it is written in running text; `known` where only a place adds to it. */
export function properName(printed: string, known: string | undefined): string {
  const key = foldedKey(printed);
  const names = Object.values(ISSUERS_BY_CODE);
  const exact = names.find((name) => foldedKey(name) === key);
  if (exact !== undefined) return exact;
  // "SỞ KHOA HỌC VÀ CÔNG NGHỆ" is written as the ministry of the same field.
  const field = /^so (.+)$/.exec(key)?.[1];
  const ministry = names.find((name) => foldedKey(name) === `bo ${field ?? ''}`);
  if (ministry !== undefined) return `Sở ${ministry.slice('Bộ '.length)}`;
  if (PLACE.test(key)) return capitalisePlace(printed);
  return known ?? capitalisePlace(printed);
}

/** `ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK` → `Ủy ban nhân dân tỉnh Đắk Lắk`. */
export function capitalisePlace(printed: string): string {
  const capitals = printed
    .toLowerCase()
    .replace(/uỷ/g, 'ủy')
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  const withHeads = HEADS.reduce((name, [pattern, head]) => name.replace(pattern, head), capitals);
  return withHeads.replace(SMALL_WORDS, (word) => word.toLowerCase());
}
