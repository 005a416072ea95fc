import type { ReportedStatus } from '../domain/task.js';
import { foldedKey, foldMarks, normaliseText } from '../language/fold.js';
import { STATUS_BY_WORDS } from './edit-draft.js';

/** What one line says a correction should set; texts as typed, read further against the register. */
export interface CorrectionLine {
  /** Words, a list number or an id that tell the task; '' where none are given. */
  readonly task: string;
  readonly status: ReportedStatus | null;
  readonly note: string | null;
  readonly reported: string | null;
  readonly due: string | null;
  readonly lead: string | null;
  readonly basis: string | null;
}

type TextField = Exclude<keyof CorrectionLine, 'task' | 'status'>;

const LABELS: readonly (readonly [TextField, RegExp])[] = [
  ['basis', /^(?:can cu|theo van ban|van ban)(?: vao)?\b[:=]?\s?/],
  ['reported', /^(?:ngay bao cao|bao cao ngay|theo bao cao ngay)\b[:=]?\s?/],
  [
    'due',
    /^(?:gia han den|gia han|thoi han|han moi|han)\b[:=]?\s?(?=\d|ngay\b|thang\b|quy\b|nam\b|het\b)/,
  ],
  ['lead', /^(?:co quan chu tri|don vi chu tri|chu tri)\b[:=]?\s?/],
  ['note', /^(?:ghi chu|tien do|ket qua)\b[:=]?\s?/],
];
/** Said at the end of the words that tell the task. */
const TRAILING_STATUS =
  /\s(?:la |da la )?(da hoan thanh|hoan thanh|da xong|xong|dang thuc hien|chua hoan thanh|chua xong)$/;
const TRAILING_DUE =
  /\s(?:gia han den|gia han|han moi|han)(?: den)?\s(?=(?:ngay |trong |het )?(?:\d{1,2}\/|\d{1,2}\s|thang |quy |nam ))/g;
const BASIS = /\s(?:can cu|theo van ban)(?: vao)?\b[:\s]/g;

function statusOf(words: string): ReportedStatus | null {
  const status = STATUS_BY_WORDS[foldedKey(words).replace(/^da xong$/, 'xong')];
  return status === undefined || status === 'unknown' ? null : status;
}

/**
 * Reads `đề án chuyển đổi số y tế; đã hoàn thành; ghi chú đã ban hành; căn cứ 58/QĐ-BYT ngày
 * 19/4/2024`. Parts are set apart by `;`, `|` or a line break; the status, a deadline and the
 * document may also follow the task's words in one breath.
 */
export function readCorrectionLine(text: string): CorrectionLine {
  const line: { -readonly [K in keyof CorrectionLine]: CorrectionLine[K] } = {
    task: '',
    status: null,
    note: null,
    reported: null,
    due: null,
    lead: null,
    basis: null,
  };
  const parts = text
    .split(/[;|\n]/)
    .map(normaliseText)
    .filter((part) => part !== '');
  for (const [at, part] of parts.entries()) readPart(part, at === 0, line);
  return line;
}

function readPart(
  part: string,
  isFirst: boolean,
  line: { -readonly [K in keyof CorrectionLine]: CorrectionLine[K] },
): void {
  const folded = foldMarks(part);
  const isAligned = folded.length === part.length;
  const status = statusOf(part);
  if (status !== null) {
    line.status = status;
    return;
  }
  const labelled = isAligned
    ? LABELS.find(([, label]) => label.test(folded) || label.test(`${folded} `))
    : undefined;
  const value = labelled
    ? part.slice(labelled[1].exec(folded)?.[0].length ?? part.length).trim()
    : '';
  // A label with nothing behind it says nothing.
  if (labelled && value === '') return;
  if (isFirst) {
    // Titles begin with such words too ("chủ trì tổ chức hội nghị …"): the first part is the task.
    line.task = isAligned ? takeTrailing(part, line) : part;
    return;
  }
  if (labelled) line[labelled[0]] = value;
  // Words without a label, behind the task: what there is to say about it.
  else line.note = line.note === null ? part : `${line.note}; ${part}`;
}

/** Takes document, deadline and status off the end of the task's words; what is left tells the task. */
function takeTrailing(
  part: string,
  line: { -readonly [K in keyof CorrectionLine]: CorrectionLine[K] },
): string {
  let rest = part;
  const cutAt = (pattern: RegExp): string | null => {
    const match = [...foldMarks(rest).matchAll(pattern)].at(-1);
    if (!match) return null;
    const tail = rest.slice(match.index + match[0].length).trim();
    rest = rest
      .slice(0, match.index)
      .trimEnd()
      .replace(/[,:–-]$/, '');
    return tail;
  };
  line.basis = cutAt(BASIS);
  line.due = cutAt(TRAILING_DUE);
  const status = TRAILING_STATUS.exec(foldMarks(rest));
  const read = status ? statusOf(status[1] ?? '') : null;
  if (status && read !== null) {
    line.status = read;
    rest = rest.slice(0, status.index);
  }
  return rest.trim();
}

/** Whether words name a document that a change can rest on: a number, or a kind with a date. */
export function namesDocument(words: string): boolean {
  const key = foldMarks(normaliseText(words));
  return (
    /\d{1,6}(?:\/\d{4})?\s?\/\s?[a-z]/.test(key) ||
    (/\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngay \d/.test(key) &&
      /\b(?:thong bao|bao cao|cong dien|cong van|quyet dinh|nghi quyet|nghi dinh|to trinh|ke hoach|ket luan|van ban|chi thi|thong tu|luat|bien ban)\b/.test(
        key,
      ))
  );
}
