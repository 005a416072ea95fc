import { CUE_PATTERNS, GROUPINGS } from './cue-patterns.js';
import type { Reading } from './utterance.js';

/**
 * What the wording asks for, each found by its words in folded text. Cues say nothing of the
 * subject; they are evidence that the decision weighs together.
 */
export interface Cues {
  readonly task: boolean;
  readonly overdue: boolean;
  readonly notOverdue: boolean;
  readonly dueSoon: boolean;
  readonly due: boolean;
  readonly done: boolean;
  readonly notDone: boolean;
  /** "còn nợ": what is still open, late or not. */
  readonly owed: boolean;
  /** "nợ việc": read as late, while what is open may be meant as well. */
  readonly debt: boolean;
  readonly early: boolean;
  readonly late: boolean;
  /** Completed within its deadline. */
  readonly onTime: boolean;
  /** "xong chưa": asks for the state, does not filter by it. */
  readonly statusQuestion: boolean;
  readonly progress: boolean;
  readonly deadlineQuestion: boolean;
  readonly list: boolean;
  readonly countTasks: boolean;
  readonly howMany: boolean;
  readonly most: boolean;
  readonly fewest: boolean;
  readonly grouping: 'agency' | 'status' | 'document' | 'month' | null;
  readonly who: boolean;
  /** "ai phụ trách", "do bộ nào làm": who does it, with the verb. */
  readonly whoActs: boolean;
  readonly whoCoordinates: boolean;
  readonly whoDirects: boolean;
  readonly leads: boolean;
  readonly coordinates: boolean;
  readonly takesPart: boolean;
  readonly directs: boolean;
  /** "ông nào", "cán bộ nào": who in person. */
  readonly whoInPerson: boolean;
  readonly classDuties: boolean;
  /** "trừ việc chung": duties of the class are left out. */
  readonly noClassDuties: boolean;
  /** "đừng kể phối hợp", "chỉ chủ trì": only what an agency leads. */
  readonly onlyLeads: boolean;
  /** "trừ việc đã xong", "bỏ qua việc quá hạn": a state that is left out. */
  readonly withoutDone: boolean;
  readonly withoutOverdue: boolean;
  /** "ngành nào phải … mà chưa làm": whose obligations are open. */
  readonly unmetDuty: boolean;
  readonly missing: boolean;
  readonly having: boolean;
  /** "ai tiếp nhận", "sáp nhập vào đâu": who carries on an agency's work. */
  readonly successor: boolean;
  readonly missingMinistries: boolean;
  readonly missingProvinces: boolean;
  readonly figure: boolean;
  readonly trend: boolean;
  readonly target: boolean;
  readonly compare: boolean;
  /** "A với B ai nhiều việc hơn": of agencies named. */
  readonly compareAgencies: boolean;
  readonly ministriesGroup: boolean;
  readonly provincesGroup: boolean;
  readonly content: boolean;
  readonly summary: boolean;
  readonly legal: boolean;
  readonly meaning: boolean;
  readonly consistency: boolean;
  readonly except: boolean;
  /** "vì sao", "nguyên nhân": asks for reasons. */
  readonly why: boolean;
  /** "việc nào có hạn": those that bear a date. */
  readonly dated: boolean;
  readonly undated: boolean;
  readonly recurring: boolean;
  /** "chưa có báo cáo", "không ghi tiến độ": nothing tells how far it is. */
  readonly untold: boolean;
  readonly extended: boolean;
}

/** Finds every cue; nothing is marked as understood, so that no cue hides another. */
export function readCues(reading: Reading): Cues {
  const found = Object.fromEntries(
    Object.entries(CUE_PATTERNS).map(([name, pattern]) => [name, reading.has(pattern)]),
  ) as Record<keyof typeof CUE_PATTERNS, boolean>;
  return {
    ...found,
    grouping: GROUPINGS.find(([, pattern]) => reading.has(pattern))?.[0] ?? null,
  };
}

/** The wordings of groupings, which are no part of a subject either. */
export const GROUPING_WORDS: readonly RegExp[] = GROUPINGS.map(
  ([, pattern]) => new RegExp(pattern.source, 'g'),
);

/** Words that carry a cue and never the subject: taken out before the topic is read. */
export const CUE_WORDS: readonly RegExp[] = Object.entries(CUE_PATTERNS)
  .filter(([name]) =>
    [
      'task',
      'overdue',
      'notOverdue',
      'dueSoon',
      'due',
      'early',
      'late',
      'onTime',
      'compareAgencies',
      'recurring',
      'extended',
      'progress',
      'deadlineQuestion',
      'countTasks',
      'who',
      'whoActs',
      'whoCoordinates',
      'whoDirects',
      'classDuties',
      'summary',
      'dated',
      'undated',
      'statusQuestion',
      'done',
      'notDone',
      'leads',
      'takesPart',
      'coordinates',
      'noClassDuties',
      'onlyLeads',
      'withoutDone',
      'withoutOverdue',
      'untold',
    ].includes(name),
  )
  .map(([, pattern]) => new RegExp(pattern.source, 'g'));
