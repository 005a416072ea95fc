import type { LocalDate } from './local-date.js';

/** What an observation states: a measured value, a target set for it, or the base it is compared with. */
export type ObservationKind = 'actual' | 'target';

/** One figure of an indicator as one place of a document prints it. */
export interface Observation {
  readonly kind: ObservationKind;
  /** As printed: `256/1077`, `92,2%`, `8,8 triệu`. */
  readonly value: string;
  /** `value` as a number in `unit`: the rate where one is printed, else the count. */
  readonly number: number | null;
  /** `%`, `triệu khách hàng`, `doanh nghiệp` … */
  readonly unit: string | null;
  /** Rate, numerator/denominator or change printed beside it: `đạt tỷ lệ 23,8%`, `tăng 8%`. */
  readonly detail: string | null;
  /** Last day the figure describes; null where the document does not say. */
  readonly asOf: LocalDate | null;
  /** For a target: the day it is to be reached by. */
  readonly dueOn: LocalDate | null;
  /** Whose figure it is where one indicator is split: `bộ, ngành`, `địa phương`, `Đà Nẵng`, or null. */
  readonly group: string | null;
  readonly document: string;
  readonly section: string;
  /** Verbatim from the section, 12 to 1,500 characters. */
  readonly quote: string;
}

/** A measured series — chỉ tiêu, số liệu — across documents. */
export interface Indicator {
  readonly id: string;
  readonly name: string;
  /** Other names people use: `điểm lõm sóng`, `vùng lõm`. */
  readonly aliases: readonly string[];
  /** Agency ids responsible for or measured by it, where the documents say. */
  readonly agencies: readonly string[];
  /** What must be known to read it rightly (a different denominator …), or null. */
  readonly caution: string | null;
  /** Oldest document first. Never empty. */
  readonly observations: readonly Observation[];
}

/** Two places of the documents that do not agree, or a total its parts do not make. */
export interface Inconsistency {
  readonly id: string;
  /** One Vietnamese sentence saying what differs, figures as printed. */
  readonly statement: string;
  /** Words by which a question about it is recognised. */
  readonly about: readonly string[];
  readonly places: readonly { document: string; section: string; quote: string }[];
}
