import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { LocalDate } from '../domain/local-date.js';
import type { LeadCount, Place, Sector } from '../domain/query.js';
import type { AgencyReader } from './read-agencies.js';
import { readCues, type Cues } from './read-cues.js';
import type { FigureReader, FigureReading } from './read-figures.js';
import type { LegalMention, LegalReader } from './read-legal.js';
import { readLimit, type LimitReading } from './read-limit.js';
import { readPeriod, readYear, type PeriodReading } from './read-period.js';
import { findAnnexesByTitle, type PlaceReader } from './read-places.js';
import { readLeadCount, readSector } from './read-sector.js';
import { readUnnamedDeputies } from './read-deputies.js';
import { readUnknownBody } from './read-unknown-body.js';
import { readSupposedDay } from './read-supposed-day.js';
import { dropParents, useCommittee, useException } from './words-of-agencies.js';
import { readMatter, readSubject, readWideSubject } from './subject.js';
import { Reading, type Span, type Token } from './utterance.js';

/** Everything read from one utterance before it is decided what it asks. */
export interface Slots {
  readonly reading: Reading;
  readonly cues: Cues;
  /** Agencies named as actors, in the order typed. */
  readonly agencies: readonly string[];
  readonly excluded: readonly string[];
  /** Agencies that are to take part beside the others: "phối hợp với Bộ X". */
  readonly withAgencies: readonly string[];
  /** "khối bộ, ngành": ministries or provinces as a group. */
  readonly sector: Sector | null;
  /** "giao cho 3 cơ quan": how many lead a task together. */
  readonly leadCount: LeadCount | null;
  /** "nếu hôm nay là 1/8": the day that is to be taken for today. */
  readonly supposedOn: LocalDate | null;
  readonly period: PeriodReading | null;
  /** A year named beside a figure; no deadline. */
  readonly year: PeriodReading | null;
  /** Whether a loaded document is of that year. */
  readonly isOwnYear: boolean;
  /** Days a task must be late by: "quá hạn trên 30 ngày". */
  readonly lateByDays: number | null;
  /** … or may be late by at most: "trễ dưới 30 ngày". */
  readonly isLateAtMost: boolean;
  readonly limit: LimitReading | null;
  /** A number of tasks said of an agency, not asked for: "Bộ X trễ 5 việc đúng không". */
  readonly claimed: number | null;
  readonly legal: readonly LegalMention[];
  readonly figures: FigureReading;
  /** A body named that the register does not know, as typed. */
  readonly unknownBody: string | null;
  readonly places: readonly Place[];
  /** A document that is named and not loaded. */
  readonly unknownDocument: string | null;
  readonly subject: string;
  /** The same for questions about figures and contents. */
  readonly matter: string;
  readonly wide: string;
  /** All that was typed, spellings mended. */
  readonly full: string;
  /** "Bộ tôi", "đơn vị mình". */
  readonly ownAgency: boolean;
}

export interface SlotReaders {
  readonly agencies: AgencyReader;
  readonly places: PlaceReader;
  readonly legal: LegalReader;
  readonly figures: FigureReader;
  /** Whether two folded neighbours make a word of the loaded texts: see `createCompoundCollector`. */
  readonly isCompound?: (pair: string) => boolean;
}

// With marks typed these are no "chậm" and "trễ": marking, looking after, children.
const OTHER_WORDS = /^(?:chấm|chăm|chạm|trẻ)$/i;

const OWN_AGENCY =
  /\b(?:bo|don vi|co quan|so|tinh|nganh|ben) (?:cua )?(?:toi|minh|em|chung toi|chung ta|ta)\b/;
const EXCEPTION =
  /\b(?:ngoai|tru|khong (?:tinh|ke|gom|bao gom|phai|thuoc|do)|loai tru|khac)(?: ra)?(?: [a-z]+){0,2} $/;
// "ngoài ra" joins sentences and excepts nothing; "không phải nhiệm vụ …" does not reach further.
const NO_EXCEPTION = /\bngoai ra (?:thi )?$/;
const LATE_BY =
  /\b(?:qua han|tre han|tre|cham)(?: (hon|tren|qua|tu|duoi|chua (?:den|toi|qua)|khong qua|it hon))? (\d{1,3}) (ngay|tuan|thang|nam)\b(?: tro len)?/;
const AT_MOST = /^(?:duoi|chua|khong qua|it hon)/;
const DAYS_OF: Readonly<Record<string, number>> = { ngay: 1, tuan: 7, thang: 30, nam: 365 };
const CLAIMED =
  /(?<!top |khoang |toi da )\b(\d{1,3}) (?:nhiem vu|viec|cong viec|dau viec)(?= )(?! (?:dau|gan|som|cuoi|moi|quan trong|lau|xa|dai|cham|tre|muon))/;
const BESIDE =
  /\b(?:phoi hop|cung|chung|lien quan)(?: [a-z]+)? (?:voi|cung|den) $|\bphoi hop (?:la |gom |co )?$/;
const TOGETHER =
  /\b(?:cung(?: nhau| phai| duoc)?|dong) (?:lam|chu tri|thuc hien|trien khai|tham gia|duoc giao|phu trach|co)\b/;
// "tính đến hôm nay" says as of when, not which deadlines.
const AS_OF_NOW =
  /\b(?:tinh )?(?:den|toi|cho den) (?:het )?(?:ngay )?(?:hom nay|nay|bay gio|gio|gio nay|hien tai|hien nay|thoi diem nay|luc nay|thoi diem hien tai)\b/;
// Who gives the orders does nothing himself: "Thủ tướng giao …", "trình Thủ tướng".
const GIVES_ORDERS =
  /^ (?:chinh phu )?(?:(?:da|co|se|vua|moi) )?(?:giao|yeu cau|ket luan|chu tri phien|phan cong)\b/;
// What a leader does with tasks is no subject of theirs.
const PERSON_ACTS = /\b(?:phu trach|chi dao|theo doi|phan cong)\b/g;
const PLAN = /\b(?:ke hoach|ket luan|chuong trinh|chien luoc|de an)(?: [a-z\d]+){2,14}/;

/** Before a committee: its plan, or how many of its tasks are done, of which a report tells. */
const PLAN_BEFORE = /\b(?:ke hoach|phien hop|ket luan|hop|chi dao) (?:[a-z\d]+ ){0,4}$/;
const TASKS_BEFORE = /\b(?:nhiem vu|cua) (?:[a-z\d]+ ){0,4}$/;
const ASKS_WHICH_TASK = /\b(?:viec|cai) (?:nao|gi)\b/;

const touches = (left: Span, right: Span): boolean =>
  left.start < right.end && right.start < left.end;

/** Reads all slots; documents before agencies before dates, so that no name is cut by a shorter one. */
export function readSlots(
  tokens: readonly Token[],
  readers: SlotReaders,
  knowledge: KnowledgeBase,
  today: LocalDate,
): Slots {
  const reading = new Reading(tokens);
  tokens.forEach(({ text }, at) => {
    if (OTHER_WORDS.test(text)) reading.guard({ start: at, end: at + 1 });
  });
  const cues = readCues(reading);
  const place = readers.places.read(reading);
  const legal = readers.legal.read(reading);
  const ownAgency = reading.take(OWN_AGENCY);
  const lateBy = reading.takeMatch(LATE_BY);
  const limit =
    cues.task || cues.overdue || cues.dueSoon || cues.due ? readLimit(reading) : undefined;
  const plan =
    place.places.length === 0 && place.unknown === null && cues.task
      ? PLAN.exec(reading.folded)
      : null;
  const wideBeforePlan = plan ? readWideSubject(reading) : undefined;
  const annexes = plan ? readPlan(reading, plan, knowledge) : [];
  const wideBeforeNames = wideBeforePlan ?? readWideSubject(reading);
  const isOfTasks = cues.task || cues.overdue || cues.dueSoon || cues.due;
  const sector = isOfTasks ? readSector(reading) : null;
  const leadCount =
    isOfTasks || ASKS_WHICH_TASK.test(reading.folded) ? readLeadCount(reading) : null;
  const agencies: string[] = [];
  const excluded: string[] = [];
  const withAgencies: string[] = [];
  const asksTotal = cues.figure || cues.howMany || cues.done;
  for (const mention of readers.agencies.read(reading)) {
    if (sector !== null && touches(mention.span, sector.span)) continue;
    const before = tokens
      .slice(Math.max(0, mention.span.start - 5), mention.span.start)
      .map((token) => token.folded)
      .join(' ');
    const lead = ` ${before} `;
    // A committee named as whose plan it is ("kế hoạch … của Ủy ban …") acts in nothing here.
    const isPlanOwner =
      knowledge.directory.find(mention.agencyId)?.kind === 'committee' &&
      (PLAN_BEFORE.test(lead) || (asksTotal && TASKS_BEFORE.test(lead))) &&
      !/\bgiao (?:cho )?$/.test(lead);
    const after = ` ${tokens
      .slice(mention.span.end, mention.span.end + 4)
      .map((token) => token.folded)
      .join(' ')} `;
    const kind = knowledge.directory.find(mention.agencyId)?.kind;
    if (
      kind === 'person' &&
      (GIVES_ORDERS.test(after) || !/pho-thu-tuong-./.test(mention.agencyId))
    )
      continue;
    if (kind === 'province') useCommittee(reading, mention.span);
    // "các bộ nào" asks which, it names no class.
    if (kind === 'class' && / nao /.test(after.slice(0, 6))) continue;
    if (EXCEPTION.test(lead) && !NO_EXCEPTION.test(lead)) {
      excluded.push(mention.agencyId);
      useException(reading, mention.span);
    } else if (excluded.length > 0 && agencies.length === 0 && /^ ?(?:.* )?(?:va|,) $/.test(lead))
      excluded.push(mention.agencyId);
    else if (BESIDE.test(lead) && (agencies.length > 0 || cues.task))
      withAgencies.push(mention.agencyId);
    else if (!isPlanOwner) agencies.push(mention.agencyId);
  }
  dropParents(agencies, reading, knowledge);
  if (isOfTasks || cues.directs) {
    const unnamed = readUnnamedDeputies(reading, agencies, knowledge);
    if (unnamed.length > 0) agencies.splice(0, agencies.length, ...unnamed);
  }
  if (agencies.some((id) => knowledge.directory.find(id)?.kind === 'person'))
    for (const match of reading.folded.matchAll(PERSON_ACTS))
      reading.use(reading.spanOf(match.index, match.index + match[0].length));
  const unknownBody = readUnknownBody(reading) ?? null;
  // "Bộ X và Bộ Y cùng làm": both take part.
  if (agencies.length > 1 && withAgencies.length === 0 && reading.has(TOGETHER))
    withAgencies.push(...agencies.splice(1));
  const supposedOn = readSupposedDay(reading, today);
  reading.hide(AS_OF_NOW);
  const claimed =
    agencies.length > 0 && !limit && (cues.task || cues.overdue)
      ? reading.takeMatch(CLAIMED)
      : null;
  const period = readPeriod(reading, supposedOn ?? today) ?? null;
  const year = period ?? readYear(reading) ?? null;
  // Further dates ("từ cuối 2023 đến giữa 2024") are no part of the subject either.
  for (let more = 0; period !== null && more < 2; more += 1) readPeriod(reading, today);
  return {
    reading,
    cues,
    agencies,
    excluded,
    withAgencies,
    sector: sector?.sector ?? null,
    leadCount,
    supposedOn,
    period,
    year,
    isOwnYear:
      year === null ||
      yearsOf(knowledge.register.documents).has(year.range.from?.slice(0, 4) ?? ''),
    lateByDays: lateBy ? Number(lateBy[2]) * (DAYS_OF[lateBy[3] ?? ''] ?? 1) : null,
    isLateAtMost: AT_MOST.test(lateBy?.[1] ?? ''),
    limit: limit ?? null,
    claimed: claimed ? Number(claimed[1]) : null,
    legal,
    unknownBody,
    figures: readers.figures.read(tokens),
    places: place.places.length > 0 ? place.places : annexes,
    unknownDocument: place.unknown,
    subject: readSubject(reading, readers.isCompound),
    matter: readMatter(reading, readers.isCompound),
    wide: wideBeforeNames,
    full: tokens.map((token) => token.text).join(' '),
    ownAgency,
  };
}

type Documents = KnowledgeBase['register']['documents'];

/** By register, the years its documents are of. */
const yearsByRegister = new WeakMap<Documents, ReadonlySet<string>>();

function yearsOf(documents: Documents): ReadonlySet<string> {
  const known = yearsByRegister.get(documents);
  if (known !== undefined) return known;
  const years = new Set(documents.map(({ orderedOn }) => orderedOn.slice(0, 4)));
  yearsByRegister.set(documents, years);
  return years;
}

/** The annexes that track a named plan: the longest run of words from "kế hoạch …" a title bears. */
function readPlan(
  reading: Reading,
  plan: RegExpExecArray,
  knowledge: KnowledgeBase,
): readonly Place[] {
  const words = plan[0].trim().split(' ');
  for (let length = words.length; length >= 4; length -= 1) {
    const run = words.slice(0, length);
    const annexes = findAnnexesByTitle(run, knowledge.annexes);
    if (annexes.length === 0) continue;
    reading.use(reading.spanOf(plan.index, plan.index + run.join(' ').length));
    return annexes;
  }
  return [];
}
