import type { DateRange, LocalDate } from './local-date.js';
import type { TaskStatus } from './task.js';

/** What was understood, in stable short names. Also the `intent` of the JSON answer. */
export type Intent =
  | 'task_list'
  | 'task_count'
  | 'task_rank'
  | 'task_compare'
  | 'task_group'
  | 'task_detail'
  | 'task_responsible'
  | 'agency_profile'
  | 'indicator'
  | 'indicator_trend'
  | 'indicator_compare'
  | 'stated_figure'
  | 'missing_list'
  | 'document_content'
  | 'document_info'
  | 'legal_documents'
  | 'term'
  | 'consistency'
  | 'source'
  | 'freshness'
  | 'help'
  | 'greeting'
  | 'thanks'
  | 'feedback'
  | 'export'
  | 'subscription'
  | 'clarify'
  | 'out_of_scope';

/** A document, or the part of it under a section path (`PL2`, `III.5`). */
export interface Place {
  readonly document: string;
  readonly section: string | null;
}

/** How an agency takes part in a task: chủ trì, phối hợp, chỉ đạo. */
export type TaskRole = 'lead' | 'coordinating' | 'supervising';

/** Ministries alone, with other bodies of the Government (`central`), or provinces. */
export type Sector = 'ministries' | 'central' | 'provinces';

/** How many agencies lead a task together, classes not counted; of one kind where one is named. */
export interface LeadCount {
  readonly least: number;
  readonly most: number | null;
  readonly sector: Sector | null;
}

/** Which tasks are asked for. Absent members do not narrow. */
export interface TaskFilter {
  /** Agency ids; a task matches when any takes part in one of `roles`. */
  readonly agencies?: readonly string[];
  readonly excludedAgencies?: readonly string[];
  /** Agency ids that must take part beside `agencies`, in any role. */
  readonly withAgencies?: readonly string[];
  /** `withAgencies` must lead as `agencies` do: "cùng chủ trì". */
  readonly jointly?: true;
  readonly roles?: readonly TaskRole[];
  /** Only duties of a class of agencies — nhiệm vụ chung. */
  readonly classOnly?: boolean;
  /** Groups beside an agency's own tasks that are neither shown nor counted: "trừ việc chung". */
  readonly without?: readonly ('class' | 'coordinating')[];
  readonly statuses?: readonly TaskStatus[];
  readonly overdue?: boolean;
  /** Completed before, within or after the deadline, where the documents tell. */
  readonly completed?: 'early' | 'on_time' | 'late';
  readonly due?: DateRange;
  /** What is due means what is still to be done: completed tasks are counted beside, not listed. */
  readonly pending?: boolean;
  readonly dated?: boolean;
  readonly recurring?: boolean;
  /** Only recurring duties of this rhythm: `tháng`, `quý`, `năm`, `tuần`. */
  readonly rhythm?: 'tuần' | 'tháng' | 'quý' | 'năm';
  /** Open tasks whose progress no report tells. */
  readonly untold?: boolean;
  readonly extended?: boolean;
  /** Only tasks that agencies of this kind lead by name: "khối bộ, ngành", "khối địa phương". */
  readonly sector?: Sector;
  /** Only tasks led by so many agencies together. */
  readonly leadCount?: LeadCount;
  /** `due` bounds the days on which tasks became late, each the last day before: only for wording. */
  readonly turnedLate?: true;
  /** Only tasks that somebody was named to direct. */
  readonly supervised?: boolean;
  /** Documents, or parts of them, one of which must speak of the task. */
  readonly places?: readonly Place[];
  /** Words the task's own text must bear. */
  readonly topic?: string;
  /** Task ids, for narrowing a list already shown. */
  readonly ids?: readonly string[];
}

/** `due`: soonest first; `due_last`: latest deadline first. */
export type TaskOrder = 'due' | 'due_last' | 'agency' | 'status' | 'document';
/** What a count is broken down by. */
export type TaskGrouping = 'agency' | 'status' | 'document' | 'month';

/**
 * A question as understood: plain JSON, so it can be kept with a view, narrowed by a button and run
 * again after a restart or on a newer register.
 */
export interface Query {
  readonly intent: Intent;
  readonly tasks?: TaskFilter;
  /** The day to judge by where the question names one to come; today where absent. */
  readonly asOf?: LocalDate;
  /** Other tasks asked for in the same question, listed after the first. */
  readonly also?: TaskFilter;
  /** The other of two questions asked in one message, answered after this one. */
  readonly second?: Query;
  readonly order?: TaskOrder;
  readonly grouping?: TaskGrouping;
  readonly limit?: number;
  /** Indicator ids, document ids, section paths, task ids or free text the intent works on. */
  readonly indicators?: readonly string[];
  readonly places?: readonly Place[];
  readonly taskIds?: readonly string[];
  /** Ids of stated lists, terms, legal references or inconsistencies, by intent. */
  readonly references?: readonly string[];
  readonly agencies?: readonly string[];
  /** Agencies asked about just before in the same way: what "hai bộ này" means with those of `tasks`. */
  readonly earlierAgencies?: readonly string[];
  readonly groups?: readonly string[];
  readonly period?: DateRange;
  readonly text?: string;
  /** A number of tasks that the question takes for granted: "vì sao Bộ X quá hạn 10 nhiệm vụ". */
  readonly claimed?: number;
  /** What of the subject is asked: `due`, `status`, `lead`, `target` … */
  readonly aspect?: string;
}
