import type { DocumentDraft, DraftRow } from '../domain/draft.js';
import { formatDate, type LocalDate } from '../domain/local-date.js';
import type { TaskStatus } from '../domain/task.js';
import { foldedKey } from '../language/fold.js';
import type { BodyReader } from './read-bodies.js';
import { readDay } from './read-day.js';
import type { DraftCommand, RowField } from './read-draft-command.js';
import { clipText } from '../domain/clip-text.js';

/** The draft after a command, or the Vietnamese reason why it was not carried out. */
export type DraftEdit =
  | { readonly draft: DocumentDraft; readonly fault: null; readonly changed: readonly number[] }
  | { readonly draft: null; readonly fault: string };

/** Commands that change the draft itself and need nothing but its text and the agencies. */
export type EditCommand = Extract<
  DraftCommand,
  { type: 'drop' | 'restore' | 'unlink' | 'edit' | 'head' | 'indicators' }
>;

const NONE = /^(?:khong|khong co|bo trong|trong|khong dinh han|khong han|-)$/;
/** `203/TB-VPCP`, `12/2025/QĐ-UBND`, `141/KH-UBND`. */
const NUMBER = /^\d{1,6}(?:\/\d{4})?\/[\p{L}\d]{1,10}(?:-[\p{L}\d]{1,12}){0,3}$/u;
const MOST_CHARACTERS = 2000;

export const STATUS_BY_WORDS: Readonly<Record<string, TaskStatus>> = {
  'da hoan thanh': 'completed',
  'hoan thanh': 'completed',
  xong: 'completed',
  'dang thuc hien': 'in_progress',
  'dang lam': 'in_progress',
  'dang thuc hien chua hoan thanh': 'in_progress',
  'chua hoan thanh': 'not_completed',
  'chua xong': 'not_completed',
  'chua co bao cao': 'unknown',
  'chua bao cao': 'unknown',
};

/** How a row's fields are called where people read them. */
export const FIELD_NAMES: Readonly<Record<RowField, string>> = {
  title: 'nội dung',
  lead: 'cơ quan chủ trì',
  coordinating: 'cơ quan phối hợp',
  result: 'kết quả',
  due: 'thời hạn',
  status: 'tình trạng',
  note: 'ghi chú',
};

const fail = (fault: string): DraftEdit => ({ draft: null, fault });

/** Carries out a command on the draft. Pure; nothing is changed where it has a fault. */
export function editDraft(
  draft: DocumentDraft,
  command: EditCommand,
  bodies: BodyReader,
): DraftEdit {
  switch (command.type) {
    case 'drop':
      return changeRows(draft, command.rows, (row) => ({ ...row, isDropped: true }));
    case 'restore':
      return changeRows(draft, command.rows, (row) => ({ ...row, isDropped: false }));
    case 'unlink':
      return changeRows(draft, command.rows, (row) => ({ ...row, link: null }));
    case 'indicators':
      return command.keep
        ? fail('Chỉ tiêu đã bỏ không lấy lại được; anh/chị gửi lại tệp nếu cần.')
        : { draft: { ...draft, indicators: [] }, fault: null, changed: [] };
    case 'head':
      return editHead(draft, command.field, command.value);
    case 'edit': {
      const row = draft.rows.find((one) => one.number === command.row);
      if (!row) return noRow(draft, command.row);
      const edited = editRow(row, command.field, command.value, draft, bodies);
      return typeof edited === 'string'
        ? fail(edited)
        : changeRows(draft, [command.row], () => ({
            ...edited,
            edited: [...new Set([...row.edited, FIELD_NAMES[command.field]])],
          }));
    }
  }
}

const noRow = (draft: DocumentDraft, number: number): DraftEdit =>
  fail(`Không có dòng ${number}; bản nháp có ${draft.rows.length} dòng.`);

function changeRows(
  draft: DocumentDraft,
  numbers: readonly number[],
  change: (row: DraftRow) => DraftRow,
): DraftEdit {
  const missing = numbers.find((number) => !draft.rows.some((row) => row.number === number));
  if (missing !== undefined) return noRow(draft, missing);
  return {
    draft: {
      ...draft,
      rows: draft.rows.map((row) => (numbers.includes(row.number) ? change(row) : row)),
    },
    fault: null,
    changed: numbers,
  };
}

function editHead(
  draft: DocumentDraft,
  field: Extract<EditCommand, { type: 'head' }>['field'],
  value: string,
): DraftEdit {
  const isNone = NONE.test(foldedKey(value));
  const withHead = (head: Partial<DocumentDraft['head']>, waive: boolean): DraftEdit => ({
    draft: {
      ...draft,
      head: { ...draft.head, ...head },
      waived:
        waive && (field === 'number' || field === 'date')
          ? [...new Set([...draft.waived, field])]
          : draft.waived,
    },
    fault: null,
    changed: [],
  });
  if (field === 'number') {
    if (isNone) return withHead({ number: null }, true);
    const number = value.replace(/\s/g, '');
    return NUMBER.test(number)
      ? withHead({ number }, false)
      : fail(`“${value}” không giống số văn bản. Ví dụ: số 12/TB-VPCP, hoặc “số không có”.`);
  }
  if (field === 'date') {
    if (isNone) return withHead({ issuedOn: null }, true);
    const issuedOn = readDay(value, { issuedOn: null, year: null });
    return issuedOn === null
      ? fail(`“${value}” không phải ngày có thật. Ví dụ: ngày 15/7/2024, hoặc “ngày không có”.`)
      : withHead({ issuedOn, issuedText: null }, false);
  }
  if (value === '' || isNone) return fail('Nội dung này không được để trống.');
  return withHead({ [field]: clipText(value, MOST_CHARACTERS) }, false);
}

/** The row with one field set, or why it cannot be. Also sets what the Excel file sends back. */
export function editRow(
  row: DraftRow,
  field: RowField,
  value: string,
  draft: Pick<DocumentDraft, 'head'>,
  bodies: BodyReader,
): DraftRow | string {
  const isNone = value === '' || NONE.test(foldedKey(value));
  switch (field) {
    case 'title':
      return isNone
        ? 'Nội dung nhiệm vụ không được để trống.'
        : { ...row, title: clipText(value, MOST_CHARACTERS) };
    case 'result':
      return { ...row, result: isNone ? null : clipText(value, MOST_CHARACTERS) };
    case 'note':
      return { ...row, statusNote: isNone ? null : clipText(value, MOST_CHARACTERS) };
    case 'due': {
      if (isNone) return { ...row, dueOn: null, deadlineText: null };
      const issuedOn: LocalDate | null = draft.head.issuedOn;
      const dueOn = readDay(value, { issuedOn, year: null });
      if (dueOn === null)
        return `“${value}” không phải ngày có thật. Ví dụ: 30/6/2025, tháng 6/2025.`;
      return { ...row, dueOn, deadlineText: formatDate(dueOn), recurrence: null };
    }
    case 'status': {
      const status = STATUS_BY_WORDS[foldedKey(value)];
      return status === undefined
        ? `Không hiểu tình trạng “${value}”. Dùng: đã hoàn thành, đang thực hiện, chưa hoàn thành, chưa có báo cáo.`
        : { ...row, status };
    }
    case 'lead':
    case 'coordinating': {
      if (isNone && field === 'lead') return 'Nhiệm vụ phải có cơ quan chủ trì.';
      const read = isNone ? { bodies: [], unknown: null } : bodies.read(value);
      if (read.bodies === null)
        return `Chưa nhận ra cơ quan “${read.unknown.slice(0, 80)}”: không có trong danh mục và cũng không có trong văn bản.`;
      return { ...row, [field]: read.bodies };
    }
  }
}
