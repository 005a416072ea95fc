import {
  PAGE_SIZE,
  type ChannelName,
  type ChatReply,
  type OfferedAction,
} from '../../domain/chat.js';
import { openQuestions, type DocumentDraft } from '../../domain/draft.js';
import type { Register } from '../../domain/register.js';
import type { ClassifiedDocumentError } from '../../drafts/classified-document-error.js';
import { phraseRow } from '../../drafts/phrase-row.js';
import {
  phraseCounts,
  phraseHead,
  phraseQuestion,
  previewDraft,
} from '../../drafts/preview-draft.js';
import type { AmendedVersion } from '../../register/create-amender.js';
import { plainReply } from '../../domain/plain-reply.js';

const MOST_ROWS_SHOWN = 5;
const MOST_LINES = 15;

const button = (draft: DocumentDraft, label: string, verb: string): OfferedAction => ({
  label,
  action: { type: 'feature', feature: 'document', payload: `${draft.id}:${verb}` },
});

/** Buttons to end the review with; paging above them where there are pages. */
function actionsOf(draft: DocumentDraft, page: number, pages: number): OfferedAction[][] {
  const paging = [
    ...(page > 1 ? [button(draft, '‹ Trước', `p:${page - 1}`)] : []),
    ...(page < pages ? [button(draft, `Tiếp › (${page}/${pages})`, `p:${page + 1}`)] : []),
  ];
  const needsReplacing = openQuestions(draft).includes('duplicate');
  return [
    ...(paging.length > 0 ? [paging] : []),
    [
      needsReplacing
        ? button(draft, '♻️ Thay bản cũ', 're')
        : button(draft, '✅ Nhận tất cả', 'ok'),
      button(draft, '🗑 Hủy', 'no'),
    ],
    [button(draft, '📊 Tệp Excel', 'xl')],
  ];
}

const expiryOf = (draft: DocumentDraft, timeZone: string): string =>
  new Intl.DateTimeFormat('vi-VN', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).format(new Date(draft.expiresAtMs));

/** One page of the draft with everything that can be done with it. */
export function draftReply(
  draft: DocumentDraft,
  register: Register,
  timeZone: string,
  options: { page: number; replaces: boolean; losses?: readonly string[] },
): ChatReply {
  const view = previewDraft(draft, register, expiryOf(draft, timeZone));
  const pages = Math.max(1, Math.ceil(draft.rows.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, options.page), pages);
  const losses = options.losses ?? [];
  return {
    view: {
      ...view,
      summary: [...view.summary, ...someOf(losses.map((loss) => `⚠️ ${loss}`))],
    },
    viewId: null,
    page,
    pages,
    actions: actionsOf(draft, page, pages),
    files: [],
    replaces: options.replaces,
    toast: null,
  };
}

const someOf = (lines: readonly string[]): string[] =>
  lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `… và ${lines.length - MOST_LINES} dòng khác.`];

/** What a command changed, and where the draft stands now. */
export function changedReply(
  draft: DocumentDraft,
  register: Register,
  changed: readonly number[],
): ChatReply {
  const rows = draft.rows.filter((row) => changed.includes(row.number));
  const lines = rows.slice(0, MOST_ROWS_SHOWN).flatMap((row) => {
    const { title, facts } = phraseRow(row, register.tasks);
    return [`${row.number}. ${title}`, ...facts];
  });
  return plainReply(
    changed.length === 0 ? `Đã sửa: ${phraseHead(draft)}` : `Đã sửa dòng ${changed.join(', ')}`,
    [
      ...lines,
      ...(rows.length > MOST_ROWS_SHOWN
        ? [`… và ${rows.length - MOST_ROWS_SHOWN} dòng khác.`]
        : []),
      `📥 Còn lại: ${phraseCounts(draft)}`,
      ...openQuestions(draft).map((question) => phraseQuestion(question, draft, register)),
    ],
    actionsOf(draft, 1, 1),
  );
}

/** The document is in: what it brought, what fell away, how to take it out again. */
export function acceptedReply(
  draft: DocumentDraft,
  { publication, warnings, amendment }: AmendedVersion,
): ChatReply {
  const { before, after } = publication;
  const { content } = amendment;
  const name = content.kind === 'document' ? content.document.shortTitle : phraseHead(draft);
  const added = content.kind === 'document' ? content.tasks.length : 0;
  const continued = content.kind === 'document' ? content.events.length : 0;
  return plainReply(`✅ Đã thêm ${name} (phiên bản ${after.register.version})`, [
    `Nhiệm vụ mới: ${added}; bổ sung vào nhiệm vụ đã có: ${continued}; chỉ tiêu: ${draft.indicators.length}.`,
    ...someOf(warnings.map((warning) => `⚠️ ${warning}`)),
    'Từ nay mọi câu trả lời tính cả văn bản này.',
    `Lấy ra: /quaylai ${before.register.version}`,
  ]);
}

/** Why a secret document is refused, and what its sender should do now. */
export function classifiedReply(error: ClassifiedDocumentError): ChatReply {
  return plainReply(`⛔ ${error.message}`, [
    'Trợ lý không lưu gì của tệp này: không có bản nháp, không có bản sao trên đĩa hay trong cơ sở dữ liệu.',
    'Văn bản mật không được gửi, lưu trên mạng Internet và ứng dụng nhắn tin (pháp luật về bảo vệ bí mật nhà nước).',
    'Anh/chị xóa ngay tin nhắn có tệp này và báo người phụ trách bảo vệ bí mật nhà nước của cơ quan.',
  ]);
}

/** Every fault of a corrected file; nothing of it was taken. */
export function sheetFaultsReply(faults: readonly string[]): ChatReply {
  return plainReply('Chưa nhận tệp Excel, bản nháp giữ nguyên:', someOf(faults));
}

/** How a document is added, as far as the channel can. */
export function howToAddReply(channel: ChannelName): ChatReply {
  if (channel === 'telegram')
    return plainReply('Thêm văn bản: gửi tệp vào trò chuyện riêng này.', [
      'Nhận .docx, .pdf có lớp chữ, .txt, .md, tối đa 20 MB. Trợ lý đọc, đưa bản nháp để anh/chị duyệt; chỉ khi anh/chị nhận thì dữ liệu mới thay đổi.',
      'Không gửi văn bản mật.',
    ]);
  return plainReply(
    channel === 'zalo' ? 'Zalo không cho gửi tệp tới trợ lý.' : 'Ở đây không gửi tệp được.',
    ['Anh/chị gửi văn bản qua Telegram, hoặc chạy trên máy chủ: npm run knowledge -- add TỆP'],
  );
}
