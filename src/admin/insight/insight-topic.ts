import type { ExportTable } from '../../export/export-table.js';

/** Something admins look into: a short message, and all of it as a table. */
export interface InsightTopic {
  /** The command that shows it, and the word after `/xuat` for its file. */
  readonly command: string;
  /** Of the command, for the overview. */
  readonly description: string;
  /** Headline first. `days` reaches back from today. */
  summarise(days: number): Promise<readonly [headline: string, ...lines: string[]]>;
  tabulate(days: number): Promise<ExportTable>;
}

/** How far back a topic looks where nothing is said. */
export const DEFAULT_INSIGHT_DAYS = 30;
