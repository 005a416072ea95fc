import type { LocalDate } from '../domain/local-date.js';

/** A cell: text, a number, a day (`YYYY-MM-DD`, shown as offices write it), or empty. */
export type ExportCell = string | number | { readonly on: LocalDate } | null;

export interface ExportColumn {
  /** Vietnamese header. */
  readonly header: string;
  /** Width in characters on a sheet. */
  readonly width: number;
  /** Short things stand centred: numbers, days, marks. */
  readonly isCentred?: boolean;
}

/** A row of cells in column order, or a line across the table that opens a group of rows. */
export type ExportRow = readonly ExportCell[] | { readonly heading: string };

/** What is written as a sheet or a comma-separated file; knows nothing of either. */
export interface ExportTable {
  /** Name of the sheet, at most 31 characters. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly ExportRow[];
}

/** A day as a cell, or an empty one. */
export const dayCell = (on: LocalDate | null): ExportCell => (on === null ? null : { on });
