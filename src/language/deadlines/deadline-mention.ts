import type { LocalDate } from '../../domain/local-date.js';

/** Words that set a deadline. */
export interface DeadlineMention {
  /** The words as printed: `trước ngày 30 tháng 5 năm 2024`, `Quý II`. */
  readonly text: string;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
  /** Last day to meet it; null where the words name no day (`tại kỳ họp thứ 7`). */
  readonly dueOn: LocalDate | null;
  /** False where the year was understood. */
  readonly yearStated: boolean;
  /** Short name of the rule that read it. */
  readonly rule: string;
}
