import type { LocalDate } from '../domain/local-date.js';
import { addDays } from '../domain/local-date.js';
import type { TaskFilter, TaskRole } from '../domain/query.js';
import { OPEN_STATUSES, type TaskStatus } from '../domain/task.js';
import { asksTurnedLate, turnedLateDue } from './read-turned-late.js';
import type { Slots } from './slots.js';

/** "Sắp đến hạn" looks this many days ahead. */
export const DUE_SOON_DAYS = 30;

const DONE: readonly TaskStatus[] = ['completed'];

/** The task filter that an utterance's slots and cues make. */
export function buildFilter(
  slots: Slots,
  today: LocalDate,
  options: { topic: string | undefined; isPerson: (id: string) => boolean },
): TaskFilter {
  const { cues, reading, limit } = slots;
  const statuses =
    limit?.of === 'coming' || limit?.of === 'urgent' ? OPEN_STATUSES : readStatuses(slots);
  const roles = readRoles(slots, options.isPerson);
  const due = readDue(slots, today);
  const without = readWithout(slots);
  const isOnTime = cues.onTime && !cues.early && !cues.late && cues.done && !cues.notDone;
  return {
    ...(slots.agencies.length > 0 ? { agencies: slots.agencies } : {}),
    ...(slots.excluded.length > 0 ? { excludedAgencies: slots.excluded } : {}),
    ...(slots.withAgencies.length > 0 && slots.agencies.length > 0
      ? {
          withAgencies: slots.withAgencies,
          ...(reading.has(JOINTLY) ? { jointly: true as const } : {}),
        }
      : {}),
    ...(slots.withAgencies.length > 0 && slots.agencies.length === 0
      ? { agencies: slots.withAgencies, roles: ['coordinating'] as const }
      : roles
        ? { roles }
        : {}),
    ...(cues.classDuties &&
    !cues.noClassDuties &&
    (slots.agencies.length === 0 || reading.has(COMMON_DUTIES))
      ? { classOnly: true }
      : {}),
    ...(without.length > 0 ? { without } : {}),
    ...(slots.sector !== null && slots.agencies.length === 0 ? { sector: slots.sector } : {}),
    ...(slots.leadCount === null ? {} : { leadCount: slots.leadCount }),
    ...(isOverdueAsked(slots) ? { overdue: true } : {}),
    ...(cues.notOverdue || cues.withoutOverdue ? { overdue: false } : {}),
    ...(cues.early ? { completed: 'early' as const, statuses: DONE } : {}),
    ...(cues.late && !cues.early ? { completed: 'late' as const, statuses: DONE } : {}),
    ...(isOnTime ? { completed: 'on_time' as const, statuses: DONE } : {}),
    ...(statuses && !isOverdueAsked(slots) && !cues.early && !cues.late && !isOnTime
      ? { statuses }
      : {}),
    ...(due ? { due } : {}),
    ...(due && isStillMeant(slots, due, today) ? { pending: true } : {}),
    ...(isOverdueAsked(slots) && asksTurnedLate(reading)
      ? turnedLateDue(slots.period?.range, today)
      : {}),
    ...(cues.directs &&
    reading.has(/\bpho thu tuong\b/) &&
    slots.agencies.some((id) => !options.isPerson(id))
      ? { supervised: true }
      : {}),
    ...(cues.undated
      ? { dated: false }
      : cues.dated || limit?.of === 'urgent' || isInTime(slots)
        ? { dated: true }
        : {}),
    ...(cues.recurring ? { recurring: true, ...readRhythm(slots) } : {}),
    ...readUntold(slots),
    // "gia hạn rồi mà vẫn trễ": both; else what is late is asked with what was extended set apart.
    ...(cues.extended &&
    (!cues.overdue || reading.has(EXTENDED_YET) || reading.has(LATE_BUT_EXTENDED))
      ? { extended: true }
      : {}),
    ...(slots.places.length > 0 ? { places: slots.places } : {}),
    ...(options.topic === undefined || options.topic === '' ? {} : { topic: options.topic }),
  };
}

/** No report at all, or none that tells how far it is: "không ghi tiến độ". */
function readUntold({ cues, reading }: Slots): Pick<TaskFilter, 'untold' | 'statuses'> {
  if (!cues.untold || cues.done) return {};
  return reading.has(/\b(?:tien do|ket qua|cap nhat)\b/)
    ? { untold: true }
    : { statuses: ['unknown'] };
}

const RHYTHM = /\b(?:hang|moi|tung) (tuan|thang|quy|nam)\b/;
const RHYTHMS = { tuan: 'tuần', thang: 'tháng', quy: 'quý', nam: 'năm' } as const;

/** "hằng tháng": of this rhythm only; "thường xuyên, định kỳ" mean any. */
function readRhythm({ reading }: Slots): Pick<TaskFilter, 'rhythm'> {
  const word = RHYTHM.exec(reading.folded)?.[1] as keyof typeof RHYTHMS | undefined;
  return word === undefined ? {} : { rhythm: RHYTHMS[word] };
}

/** "Bộ Y tế có nhiệm vụ chung nào": those that bind it with others, not its own. */
const COMMON_DUTIES = /\b(?:nhiem vu|viec|cong viec) chung\b/;

/** "trừ việc chung", "chỉ chủ trì thôi". */
function readWithout({ cues }: Slots): NonNullable<TaskFilter['without']> {
  return [
    ...(cues.noClassDuties ? (['class'] as const) : []),
    ...(cues.onlyLeads ? (['coordinating'] as const) : []),
  ];
}

/**
 * Whether a range of deadlines means what is still to be done: "trước 20/7", "30 ngày tới". A month or
 * quarter named is asked for as a whole, with what of it is done; so is what a word names the state of.
 */
function isStillMeant(
  slots: Slots,
  due: NonNullable<TaskFilter['due']>,
  today: LocalDate,
): boolean {
  const { cues } = slots;
  const asksState =
    (cues.done && !slots.reading.has(MUST_BE_DONE)) ||
    cues.notDone ||
    cues.overdue ||
    cues.early ||
    cues.late ||
    cues.onTime;
  const isOpenEnded = due.from === null || due.from === today;
  const isOver = due.to !== null && due.to < today;
  return (
    !asksState &&
    (cues.due || cues.dueSoon || slots.reading.has(/\bphai\b/)) &&
    isOpenEnded &&
    !isOver
  );
}

// "không phải chủ trì mà phối hợp".
const NOT_LEADING =
  /\b(?:khong|chang|chu khong|khong phai|dung)(?: phai)?(?: (?:la|viec|ke|tinh|lay))* chu tri\b|\bchi (?:[a-z]+ ){0,4}phoi hop\b(?!.*chu tri)/;
const JOINTLY = /\b(?:cung|dong)(?: nhau| dong)? chu tri\b/;
const EXTENDED_YET =
  /\b(?:gia|gian|doi|lui) (?:[a-z]+ ){0,3}(?:ma|nhung|van|con|lai|tiep tuc|roi) (?:[a-z]+ ){0,3}(?:tre|cham|qua han|chua xong)\b/;
// "bị trễ mà có gia hạn": the new deadline counts.
const LATE_BUT_EXTENDED =
  /\b(?:tre|qua han|cham)(?: han)? (?:[a-z]+ ){0,3}(?:gia|gian|lui|doi) (?:thoi )?han\b/;
// "xong hết chưa": how much of them, not those that are.
const ALL_DONE_YET = /\b(?:xong|hoan thanh) (?:het|tat ca|toan bo|ca)\b.* chua (?:[a-z]+ ){0,2}$/;

/** "còn trong hạn": open, with a date that has not passed — one part of the official split. */
const isInTime = ({ cues, reading }: Pick<Slots, 'cues' | 'reading'>): boolean =>
  cues.notOverdue && reading.has(/\b(?:trong|con) han\b/) && !cues.done;

const MUST_BE_DONE = /\b(?:phai|can) (?:lam )?(?:xong|hoan thanh)\b/;
const XONG_WHICH =
  /(?<!\b(?:phai|can|se|phai lam|can lam) )\bxong (?:duoc )?(?:nhung |cac )?(?:viec|nhiem vu|cong viec|cai) (?:gi|nao)\b/;

/** "xong việc nào, chưa xong việc nào" asks for both and filters by neither. */
function readStatuses({ cues, reading }: Slots): readonly TaskStatus[] | undefined {
  if (cues.withoutDone || isInTime({ cues, reading })) return OPEN_STATUSES;
  if (reading.has(ALL_DONE_YET)) return undefined;
  const asksWhichAreDone = reading.has(
    /\b(?:nao|gi)\b.*\b(?:cai|viec|nhiem vu) nao (?:da )?(?:xong|hoan thanh)\b/,
  );
  if (asksWhichAreDone) return undefined;
  const isOpen = cues.notDone;
  const isDone = reading.has(
    /\b(?:da (?:lam )?(?:xong|hoan thanh|hoan tat)|(?<!phai |can |phai lam |chua |chua lam )(?:(?:lam )?xong (?:roi|duoc|het|nhung|cac|nhieu|it)|hoan thanh (?:roi|duoc|nhung|cac|bao nhieu|may|xong|nhieu|it))|lam xong duoc)\b/,
  );
  // "phải xong mấy, đã xong mấy": both are counted.
  if (isDone && (isOpen || reading.has(MUST_BE_DONE))) return undefined;
  if (isOpen) return OPEN_STATUSES;
  // "xong việc gì chưa": which are.
  const asksWhich = reading.has(XONG_WHICH);
  return (isDone && !cues.statusQuestion) || asksWhich ? DONE : undefined;
}

function readRoles(
  { cues, agencies, withAgencies, reading }: Slots,
  isPerson: (id: string) => boolean,
): readonly TaskRole[] | undefined {
  if (agencies.length > 0 && agencies.every(isPerson)) return ['supervising', 'lead'];
  if (cues.takesPart) return ['lead', 'coordinating', 'supervising'];
  if (cues.onlyLeads) return undefined;
  if (cues.coordinates && reading.has(NOT_LEADING)) return ['coordinating'];
  // "chủ trì là A, phối hợp là B": each in a role of its own.
  if (cues.coordinates && cues.leads && agencies.length > 0 && withAgencies.length > 0)
    return undefined;
  if (cues.coordinates && cues.leads) return ['lead', 'coordinating'];
  if (cues.coordinates) return ['coordinating'];
  return undefined;
}

/**
 * A year typed without "trong" bounds deadlines only where no loaded document is of that year: else
 * it is part of a plan's name ("Kế hoạch năm 2024").
 */
function foreignYear({ year, isOwnYear }: Slots): TaskFilter['due'] {
  return year === null || isOwnYear ? undefined : year.range;
}

/** "lý do Bộ X chậm đề án": why what an agency was given is late. */
export const asksWhyLate = ({ cues, agencies, reading }: Slots): boolean =>
  cues.why && agencies.length > 0 && reading.has(/\b(?:cham|tre|muon|i ach|keo dai)\b/);

function isOverdueAsked(slots: Slots): boolean {
  const { cues, limit, lateByDays, reading } = slots;
  if (lateByDays !== null || limit?.of === 'overdue' || asksWhyLate(slots)) return true;
  // "bộ nào chậm nhất" ranks by what is late.
  if (cues.most && cues.who && reading.has(/\b(?:cham|tre|tri tre|yeu|kem|te) nhat\b/)) return true;
  if (reading.has(LATE_BUT_EXTENDED)) return false;
  return cues.overdue && !cues.notOverdue && !cues.withoutOverdue && !cues.late;
}

function readDue(slots: Slots, today: LocalDate): TaskFilter['due'] {
  const { cues, period, limit, lateByDays } = slots;
  if (lateByDays !== null) {
    const on = addDays(today, -lateByDays);
    return slots.isLateAtMost ? { from: on, to: null } : { from: null, to: on };
  }
  // "gần hạn nhất" looks ahead without an end.
  if (limit?.of === 'coming' && period === null) return { from: today, to: null };
  if (cues.dueSoon && period === null) return { from: today, to: addDays(today, DUE_SOON_DAYS) };
  return period?.range ?? foreignYear(slots);
}
