import { formatDate, type LocalDate } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import { phraseIssued } from '../answering/phrase-freshness.js';
import { buildAgencyTable } from './agency-export.js';
import { buildDocumentTable } from './document-export.js';
import type { ExportTable } from './export-table.js';
import { buildIndicatorTable, listIndicatorRecords } from './indicator-export.js';
import { buildTaskTable, listTaskRecords } from './task-export.js';
import { writeCsv } from './write-csv.js';
import { writeWorkbook } from './write-workbook.js';

export const EXPORT_SUBJECTS = ['tasks', 'indicators', 'documents', 'agencies'] as const;
/** What can be exported. */
export type ExportSubject = (typeof EXPORT_SUBJECTS)[number];

export const EXPORT_FORMATS = ['jsonl', 'csv', 'xlsx'] as const;
/** The files that can be written; `xlsx` alone is binary. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
  readonly what: ExportSubject;
  readonly format: ExportFormat;
  /** The day that overdue is judged by. */
  readonly today: LocalDate;
  /** Recorded in a workbook's properties. */
  readonly at: Date;
}

function listRecords(register: Register, { what, today }: ExportRequest): readonly object[] {
  switch (what) {
    case 'tasks':
      return listTaskRecords(register, today);
    case 'indicators':
      return listIndicatorRecords(register);
    case 'documents':
      return register.documents;
    case 'agencies':
      return register.agencies;
  }
}

function buildTable(register: Register, { what, today }: ExportRequest): ExportTable {
  switch (what) {
    case 'tasks':
      return buildTaskTable(register, today);
    case 'indicators':
      return buildIndicatorTable(register);
    case 'documents':
      return buildDocumentTable(register);
    case 'agencies':
      return buildAgencyTable(register);
  }
}

/** `Dữ liệu tính đến ngày 15/7/2024; 5 văn bản đã nạp, mới nhất: 10/7/2024` */
function phraseAsOf(register: Register, today: LocalDate): string {
  const newest = register.documents.at(-1);
  const loaded = newest
    ? `${register.documents.length} văn bản đã nạp, mới nhất: ${phraseIssued(newest)}`
    : 'chưa nạp văn bản nào';
  return `Dữ liệu tính đến ngày ${formatDate(today)}; ${loaded}`;
}

/** A part of the register as the bytes of a file. */
export async function exportRegister(
  register: Register,
  request: ExportRequest,
): Promise<Uint8Array> {
  switch (request.format) {
    case 'jsonl': {
      const lines = listRecords(register, request).map((record) => `${JSON.stringify(record)}\n`);
      return new TextEncoder().encode(lines.join(''));
    }
    case 'csv':
      return new TextEncoder().encode(writeCsv(buildTable(register, request)));
    case 'xlsx':
      return writeWorkbook([buildTable(register, request)], {
        asOf: phraseAsOf(register, request.today),
        createdAt: request.at,
      });
  }
}
