import { applyAmendments } from '../amendments/apply-amendments.js';
import type { DocumentAddition } from '../domain/amendment.js';
import type { Clock } from '../domain/clock.js';
import { openQuestions, type DocumentDraft } from '../domain/draft.js';
import { formatDate, localDateAt } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import type { ExportTable } from '../export/export-table.js';
import { readWorkbook } from '../export/read-workbook.js';
import { writeWorkbook } from '../export/write-workbook.js';
import { bareFileName } from '../ingestion/read/bare-file-name.js';
import { DocumentRefusedError } from '../ingestion/read/document-refused-error.js';
import { inspectZip } from '../ingestion/read/inspect-zip.js';
import {
  AmendmentRefusedError,
  type AmendedVersion,
  type Amender,
} from '../register/create-amender.js';
import { createTextMatcher } from '../retrieval/create-text-matcher.js';
import type { FindTasks } from '../amendments/propose-links.js';
import { linkKind } from '../amendments/propose-links.js';
import { buildDraft, linkRows } from './build-draft.js';
import { draftToAddition } from './draft-to-addition.js';
import { buildDraftTable, buildFiguresTable, draftLabel } from './draft-table.js';
import { editDraft, type DraftEdit } from './edit-draft.js';
import { findDuplicate } from './find-duplicate.js';
import { phraseHead } from './preview-draft.js';
import { createBodyReader, type BodyReader } from './read-bodies.js';
import type { DocumentReader } from './read-document.js';
import type { DraftCommand } from './read-draft-command.js';
import { readDraftSheet, type SheetEdit } from './read-draft-sheet.js';

/** Commands that change a draft; the others are the conversation's own. */
export type ReviewCommand = Exclude<DraftCommand, { type: 'accept' | 'cancel' | 'file' | 'show' }>;

/** From a file to a version of the register, with an admin's review between. */
export interface DocumentReview {
  /**
   * Reads a file's bytes into a draft; nothing is stored. Throws a DocumentRefusedError or a
   * ClassifiedDocumentError.
   */
  read(fileName: string, bytes: Uint8Array): Promise<DocumentDraft>;
  edit(draft: DocumentDraft, command: ReviewCommand): DraftEdit;
  /** Lays a corrected Excel file over the draft. Throws a DocumentRefusedError for what is no such file. */
  editBySheet(draft: DocumentDraft, fileName: string, bytes: Uint8Array): Promise<SheetEdit>;
  /** The draft as an Excel file. */
  toWorkbook(draft: DocumentDraft): Promise<{ name: string; bytes: Uint8Array }>;
  /** What would be lost if the draft were accepted now: tasks only the replaced document gives. */
  listLosses(draft: DocumentDraft): readonly string[];
  /** Commits a draft without open questions as one version. Throws what the amender throws. */
  commit(draft: DocumentDraft, by: string): Promise<AmendedVersion>;
}

export interface DocumentReviewDeps {
  readonly register: () => Register;
  readonly amender: Amender;
  readonly readDocument: DocumentReader;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Short and URL-safe, at most 12 characters. */
  readonly newId: () => string;
}

/** A corrected sheet is a fraction of this. */
const MAX_SHEET_BYTES = 5 * 1024 * 1024;
const MACRO_PART = /(?:^|\/)vbaProject\.bin$/i;

/**
 * The review of a sent document, from file to committed version; drafts are values the caller
 * keeps.
 */
export function createDocumentReview(deps: DocumentReviewDeps): DocumentReview {
  const { clock, timeZone } = deps;
  const today = (): string => localDateAt(clock.now(), timeZone);

  const bodiesFor = (draft: DocumentDraft): BodyReader => {
    const text = draft.sections.map((one) => `${one.heading ?? ''} ${one.text}`).join(' ');
    return createBodyReader(deps.register().agencies, text);
  };

  const additionOf = (draft: DocumentDraft, register: Register): DocumentAddition => {
    // Loaded since the draft was read, or by the very commit that a lost connection hid.
    const duplicate = findDuplicate(draft.head.number, draft.sections, register);
    if (duplicate !== null && duplicate.documentId !== draft.replaces) {
      const known = register.documents.find((one) => one.id === duplicate.documentId);
      throw new AmendmentRefusedError(
        `Văn bản này đã có trong dữ liệu (${known?.shortTitle ?? duplicate.documentId}).`,
      );
    }
    return draftToAddition(draft, register, today());
  };

  return {
    read: async (fileName, bytes) => {
      const id = deps.newId();
      const { agencies } = deps.register();
      const { name, ingested } = await deps.readDocument({ id, fileName, bytes, agencies });
      const register = deps.register();
      return buildDraft(ingested, {
        register,
        findTasks: taskFinder(register),
        id,
        fileName: name,
        nowMs: clock.now().getTime(),
      });
    },

    edit: (draft, command) => {
      if (command.type === 'replace') return replaceDuplicate(draft, deps.register());
      if (command.type === 'link') return linkRow(draft, command, deps.register());
      const edit = editDraft(draft, command, bodiesFor(draft));
      if (edit.draft === null || command.type !== 'head' || command.field !== 'number') return edit;
      const { number } = edit.draft.head;
      const duplicate = findDuplicate(number, draft.sections, deps.register());
      return { ...edit, draft: { ...edit.draft, duplicate, replaces: null } };
    },

    editBySheet: async (draft, fileName, bytes) => {
      const name = bareFileName(fileName);
      if (bytes.byteLength > MAX_SHEET_BYTES)
        throw new DocumentRefusedError('too_large', name, 'tệp Excel quá lớn so với bản nháp.');
      const entries = inspectZip(name, bytes);
      if (entries.some((entry) => MACRO_PART.test(entry.name)))
        throw new DocumentRefusedError('macros', name, 'tệp chứa macro; xin lưu lại dạng .xlsx.');
      // Unpacking each part once proves its declared size before exceljs unpacks them unchecked.
      for (const entry of entries) entry.read();
      const rows = await readWorkbook(bytes).catch((cause: unknown) => {
        throw new DocumentRefusedError('broken', name, 'không mở được tệp Excel.', { cause });
      });
      return readDraftSheet(draft, rows, bodiesFor(draft));
    },

    toWorkbook: async (draft) => ({
      name: `ban-nhap-${draft.id}.xlsx`,
      bytes: await writeWorkbook(tablesOf(draft, deps.register()), {
        asOf: `${draftLabel(draft.id)} – ${phraseHead(draft)} – đọc ngày ${formatDate(today())}`,
        createdAt: clock.now(),
        notes: [
          'Sửa ngay trong các ô rồi gửi lại tệp này cho trợ lý. Xóa dấu “x” ở cột Nhận để bỏ một dòng. Cột “Nhiệm vụ đã có”: gõ “mới” để không ghép.',
        ],
      }),
    }),

    listLosses: (draft) => {
      const register = deps.register();
      const content = additionOf(draft, register);
      return applyAmendments(register, [{ id: 0, by: '', at: clock.now(), content }]).warnings;
    },

    commit: (draft, by) => {
      if (openQuestions(draft).length > 0) throw new Error('the draft has open questions');
      return deps.amender.amend((register) => additionOf(draft, register), {
        by,
        reason: `thêm ${phraseHead(draft)}`,
      });
    },
  };
}

function tablesOf(draft: DocumentDraft, register: Register): ExportTable[] {
  const rows = buildDraftTable(draft, register);
  return draft.indicators.length === 0 ? [rows] : [rows, buildFiguresTable(draft)];
}

/** Finds tasks by the words of their titles and of what documents say about them. */
function taskFinder(register: Register): FindTasks {
  const matcher = createTextMatcher(
    register.tasks.flatMap((task) => [
      { id: task.id, text: task.title, weight: 1 },
      ...task.events.map((event) => ({ id: task.id, text: event.quote, weight: 0.9 })),
    ]),
  );
  return (words) => matcher.match(words, { limit: 5 });
}

function replaceDuplicate(draft: DocumentDraft, register: Register): DraftEdit {
  if (draft.duplicate === null)
    return { draft: null, fault: 'Văn bản này không trùng văn bản nào đã nạp.' };
  const replaces = draft.duplicate.documentId;
  const rows = linkRows(draft.rows, register, taskFinder(register), replaces);
  return { draft: { ...draft, replaces, rows }, fault: null, changed: [] };
}

function linkRow(
  draft: DocumentDraft,
  { row: number, words }: { readonly row: number; readonly words: string },
  register: Register,
): DraftEdit {
  const row = draft.rows.find((one) => one.number === number);
  if (!row) return { draft: null, fault: `Không có dòng ${number}.` };
  const [best] = taskFinder(register)(words);
  const task = register.tasks.find((one) => one.id === best?.id);
  if (!task || !best || best.coverage < 0.5)
    return { draft: null, fault: `Không tìm thấy nhiệm vụ đã có nào gần với “${words}”.` };
  const link = { taskId: task.id, kind: linkKind(row, task) };
  return {
    draft: {
      ...draft,
      rows: draft.rows.map((one) => (one.number === number ? { ...one, link } : one)),
    },
    fault: null,
    changed: [number],
  };
}
