import { shorten } from '../answering/phrase-status.js';
import type { AnswerView } from '../domain/answer.js';
import { openQuestions, type DocumentDraft, type DraftQuestion } from '../domain/draft.js';
import { formatDate } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import { linkWords, phraseRow } from './phrase-row.js';

const MOST_WARNINGS = 5;

/** `Thông báo 12/TB-VPCP ngày 10/7/2024`, with what the text leaves blank said. */
export function phraseHead({ head }: Pick<DocumentDraft, 'head'>): string {
  const number = head.number ?? '(chưa rõ số)';
  const day =
    head.issuedOn === null
      ? (head.issuedText ?? '(chưa rõ ngày)')
      : `ngày ${formatDate(head.issuedOn)}`;
  return `${head.kind} ${number} ${day}`;
}

/** `8 việc mới, 2 gia hạn, 1 hoàn thành; bỏ 1 dòng; 3 chỉ tiêu`. */
export function phraseCounts(draft: DocumentDraft): string {
  const kept = draft.rows.filter((row) => !row.isDropped);
  const counts = new Map<string, number>();
  for (const row of kept) counts.set(linkWords(row), (counts.get(linkWords(row)) ?? 0) + 1);
  const kinds = [...counts].map(([words, count]) => `${count} ${words}`);
  const dropped = draft.rows.length - kept.length;
  return [
    `${kept.length} dòng${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`,
    ...(dropped > 0 ? [`đã bỏ ${dropped} dòng`] : []),
    `${draft.indicators.length} chỉ tiêu`,
  ].join('; ');
}

/** What the admin is asked, and how to answer it. */
export function phraseQuestion(
  question: DraftQuestion,
  draft: DocumentDraft,
  register: Pick<Register, 'documents'>,
): string {
  switch (question) {
    case 'number':
      return '❓ Chưa đọc được số văn bản: gõ “số 12/TB-VPCP”, hoặc “số không có”.';
    case 'date':
      return '❓ Chưa đọc được ngày ban hành: gõ “ngày 15/7/2024”, hoặc “ngày không có”.';
    case 'duplicate': {
      const known = register.documents.find((one) => one.id === draft.duplicate?.documentId);
      const why = draft.duplicate?.by === 'number' ? 'trùng số' : 'trùng nội dung';
      return `❗ Văn bản này ${why} với ${known?.shortTitle ?? 'văn bản đã nạp'} đã có. Gõ “thay thế” để thay bản cũ, “hủy” để thôi${draft.duplicate?.by === 'number' ? ', hoặc sửa số nếu đọc nhầm: “số …”' : ''}.`;
    }
  }
}

/** The whole draft as a view: counts, what is still asked, every row under its number. Pure. */
export function previewDraft(
  draft: DocumentDraft,
  register: Pick<Register, 'documents' | 'tasks'>,
  expiresText: string,
): AnswerView {
  const questions = openQuestions(draft);
  const replaced = register.documents.find((one) => one.id === draft.replaces);
  const noLead = draft.rows.filter((row) => !row.isDropped && row.lead.length === 0);
  const warnings = [
    ...(noLead.length > 0
      ? [`Chưa rõ cơ quan chủ trì: dòng ${noLead.map((row) => row.number).join(', ')}.`]
      : []),
    ...(draft.rows.length === 0
      ? ['Không đọc được nhiệm vụ nào; văn bản chỉ dùng để tra cứu.']
      : []),
    ...draft.warnings,
  ];
  return {
    headline: `Bản nháp: ${phraseHead(draft)}`,
    summary: [
      `${draft.head.issuer}. ${shorten(draft.head.title, 200)}`,
      `📥 ${phraseCounts(draft)}`,
      ...(replaced ? [`♻️ Sẽ thay ${replaced.shortTitle}`] : []),
      ...questions.map((question) => phraseQuestion(question, draft, register)),
      ...warnings.slice(0, MOST_WARNINGS).map((warning) => `⚠️ ${warning}`),
      ...(warnings.length > MOST_WARNINGS
        ? [`⚠️ … và ${warnings.length - MOST_WARNINGS} cảnh báo khác.`]
        : []),
    ],
    groups: [{ title: null, items: draft.rows.map((row) => phraseRow(row, register.tasks)) }],
    passages: [],
    citations: [],
    notes: [
      'Sửa: “bỏ 3”, “lấy lại 3”, “sửa 2 hạn 30/6/2025”, “sửa 2 chủ trì Bộ Y tế”, “mới 4” (không ghép), “bỏ chỉ tiêu”, “nhận tất cả”, “hủy”; hoặc sửa tệp Excel rồi gửi lại.',
      `Bản nháp giữ đến ${expiresText}. Chưa có gì thay đổi cho đến khi anh/chị nhận.`,
    ],
    choices: [],
    freshness: null,
  };
}
