import { findLocalDate, yearOf, type LocalDate } from '../domain/local-date.js';
import type { Reading } from './utterance.js';

const SUPPOSED =
  /\b(?:(?:neu|gia su|gia dinh|coi nhu|thu|cu cho)(?: (?:nhu|la|rang|lay|tinh))* )?(?:hom nay|bay gio|hien tai|luc nay) (?:dang |da )?(?:la|ma la)(?: ngay)? (\d{1,2})(?:[/-]| thang )(\d{1,2})(?:(?:[/-]| nam )(20\d\d))?(?= )/;
// The frame of a supposition whose day is told otherwise: "giả sử đến 1/9".
const SUPPOSES = /^ (?:neu|gia su|gia dinh|coi nhu)(?: (?:nhu|la|rang))* /;

/**
 * "nếu hôm nay là 1/8 thì …": the day to judge by, of this year where none is typed. Null where no day is
 * supposed, or it does not exist.
 */
export function readSupposedDay(reading: Reading, today: LocalDate): LocalDate | null {
  const match = SUPPOSED.exec(reading.folded);
  if (!match) {
    reading.take(SUPPOSES);
    return null;
  }
  const [, day, month, year] = match;
  const on = findLocalDate(Number(year ?? yearOf(today)), Number(month), Number(day));
  if (on === undefined) return null;
  reading.hide(SUPPOSED);
  return on;
}
