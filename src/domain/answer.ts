import type { LocalDate } from './local-date.js';
import type { Intent, Query } from './query.js';
import type { TaskStatus } from './task.js';

/** The group a task is shown in (README, “The JSON answer”). */
export type TaskScope = 'own' | 'extended' | 'class' | 'coordinating' | 'inherited';

/** Where something is said: document id, section path and the words, verbatim. */
export interface SourceRef {
  readonly document: string;
  readonly section: string;
  readonly quote: string;
}

/** A task as the JSON answer carries it (README, “The JSON answer”); agencies by official name. */
export interface AnswerTask {
  readonly id: string;
  readonly scope: TaskScope;
  readonly title: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly supervisor: string | null;
  readonly result: string | null;
  readonly due: LocalDate | null;
  readonly originalDue: LocalDate | null;
  readonly deadlineText: string | null;
  readonly recurrence: string | null;
  readonly status: TaskStatus;
  readonly statusNote: string | null;
  readonly overdue: boolean;
  readonly sources: readonly SourceRef[];
}

/** A figure as the JSON answer carries it (README, “The JSON answer”). */
export interface AnswerIndicator {
  readonly name: string;
  readonly value: string;
  readonly number: number | null;
  readonly unit: string | null;
  readonly asOf: LocalDate | null;
  readonly target: string | null;
  readonly source: SourceRef;
}

/** One numbered row of an answer. Text without markup; channels add theirs. */
export interface ViewItem {
  readonly taskId: string | null;
  readonly title: string;
  /** Short lines under the title: deadline state, last report, agencies. */
  readonly facts: readonly string[];
  /** `203/TB-VPCP, mục B.II.6.b; BC 6 tháng, PL2.b.9`. */
  readonly citation: string;
}

/** Items under one title; null where the answer has but one group. */
export interface ViewGroup {
  readonly title: string | null;
  readonly items: readonly ViewItem[];
}

/** Words of a document shown as they stand. */
export interface ViewPassage {
  readonly title: string | null;
  readonly text: string;
  readonly citation: string;
}

/** Something to tap or answer with a number; `utterance` is what choosing it asks. */
export interface ViewChoice {
  readonly label: string;
  readonly utterance: string;
}

/**
 * An answer as people read it, channel-neutral: the direct answer first, then what is needed to
 * act, then the proof. Item numbers run on across groups and pages.
 */
export interface AnswerView {
  readonly headline: string;
  readonly summary: readonly string[];
  readonly groups: readonly ViewGroup[];
  readonly passages: readonly ViewPassage[];
  /** Proof of headline and summary where no item carries it. */
  readonly citations: readonly string[];
  /** Contradictions, what is not counted, what no document reports. */
  readonly notes: readonly string[];
  readonly choices: readonly ViewChoice[];
  /** `Dữ liệu: 5 văn bản, mới nhất tháng 7/2024.`, or null where it would be noise. */
  readonly freshness: string | null;
}

/** Everything an answer is: the outward JSON (README, “The JSON answer”) and what people are shown. */
export interface Answer {
  readonly question: string;
  readonly intent: Intent;
  /** The plain-text answer, first page. */
  readonly text: string;
  readonly refused: boolean;
  readonly clarify: boolean;
  readonly count?: number;
  readonly tasks: readonly AnswerTask[];
  readonly indicators: readonly AnswerIndicator[];
  readonly passages: readonly SourceRef[];
  readonly view: AnswerView;
  /** What was understood; can be narrowed and run again. */
  readonly query: Query;
}
