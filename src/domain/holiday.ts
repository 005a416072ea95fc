import type { LocalDate } from './local-date.js';

/**
 * One day on which the office calendar differs from the week's: `off` is a public holiday or a day
 * given off for one — nghỉ lễ, nghỉ bù —, `work` a weekend day worked in exchange — làm bù.
 */
export interface Holiday {
  readonly on: LocalDate;
  readonly kind: 'off' | 'work';
  /** `Tết Nguyên đán`. */
  readonly name: string;
}
