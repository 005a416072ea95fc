import type { TaskStatus } from '../../domain/task.js';
import type { LocalDate } from '../../domain/local-date.js';

/** What was read from one document, in the shape `npm run ingest -- --json` prints. */
export interface IngestReport {
  readonly document: {
    readonly id: string;
    readonly kind: string;
    readonly number: string | null;
    readonly issuer: string;
    readonly issuedOn: LocalDate | null;
    readonly title: string;
  };
  readonly sections: readonly {
    readonly path: string;
    readonly heading: string | null;
    readonly text: string;
  }[];
  readonly tasks: readonly ReportedTask[];
  readonly indicators: readonly ReportedIndicator[];
  /** Vietnamese sentences on what could not be read and on what does not agree. */
  readonly warnings: readonly string[];
}

export interface ReportedTask {
  readonly section: string;
  /** Names, official where the agency is registered, else as printed. */
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly supervisor: string | null;
  readonly title: string;
  readonly result: string | null;
  readonly deadlineText: string | null;
  readonly due: LocalDate | null;
  readonly recurrence: string | null;
  readonly status: TaskStatus;
  readonly quote: string;
}

export interface ReportedIndicator {
  readonly section: string;
  readonly name: string;
  readonly value: string;
  readonly number: number | null;
  readonly unit: string | null;
  readonly quote: string;
}
