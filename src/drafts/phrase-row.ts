import { phraseAgencies } from '../answering/show-task.js';
import { shorten } from '../answering/phrase-status.js';
import type { ViewItem } from '../domain/answer.js';
import type { DraftRow } from '../domain/draft.js';
import { formatDate } from '../domain/local-date.js';
import type { Task } from '../domain/task.js';
import { STATUS_WORDS } from '../answering/phrase-status.js';

const TITLE_LENGTH = 260;
const LINK_LENGTH = 110;

/** What a row says about the task it is: `hoàn thành`, `báo cáo tiến độ`, `gia hạn` … */
export function linkWords(row: Pick<DraftRow, 'link' | 'status'>): string {
  switch (row.link?.kind) {
    case undefined:
      return 'nhiệm vụ mới';
    case 'reported':
      return row.status === 'completed' ? 'hoàn thành' : 'báo cáo tiến độ';
    case 'extended':
      return 'gia hạn';
    case 'assigned':
      return 'nhiệm vụ đã có';
    case 'urged':
      return 'nhắc lại';
  }
}

/** `gia hạn: Đề án chuyển đổi số y tế (hạn cũ 30/6/2024)`. */
export function phraseLink(row: DraftRow, tasks: readonly Task[]): string {
  const task = tasks.find((one) => one.id === row.link?.taskId);
  if (!task) return linkWords({ ...row, link: null });
  const due = task.due === null ? 'chưa định hạn' : `hạn đang ghi ${formatDate(task.due)}`;
  return `${linkWords(row)}: ${shorten(task.title, LINK_LENGTH)} (${due})`;
}

function phraseDue(row: DraftRow): string {
  if (row.recurrence !== null) return `🔁 ${row.recurrence}`;
  if (row.dueOn === null)
    return row.deadlineText === null
      ? '🕓 Không định hạn'
      : `🕓 “${row.deadlineText}”, không nêu ngày`;
  const day = formatDate(row.dueOn);
  return row.deadlineText === null || row.deadlineText === day
    ? `⏰ Hạn ${day}`
    : `⏰ Hạn ${day} (“${row.deadlineText}”)`;
}

/** A row as an admin reviews it: text, agency, deadline, section, and the task it may be. */
export function phraseRow(row: DraftRow, tasks: readonly Task[]): ViewItem {
  const lead =
    row.lead.length === 0
      ? '⚠️ chưa rõ cơ quan chủ trì'
      : phraseAgencies(
          row.lead.map((one) => one.name),
          4,
        );
  if (row.isDropped)
    return { taskId: null, title: `❌ ĐÃ BỎ: ${shorten(row.title, 80)}`, facts: [], citation: '' };
  return {
    taskId: null,
    title: shorten(row.title, TITLE_LENGTH),
    facts: [
      `👤 ${lead}`,
      phraseDue(row),
      ...(row.status === 'unknown'
        ? []
        : [
            `🔸 ${STATUS_WORDS[row.status]}${row.statusNote === null ? '' : `: ${shorten(row.statusNote, 120)}`}`,
          ]),
      ...(row.link === null ? [] : [`↪️ ${phraseLink(row, tasks)}`]),
      ...(row.edited.length === 0 ? [] : [`✏️ Đã sửa: ${row.edited.join(', ')}`]),
    ],
    citation: `mục ${row.section}`,
  };
}
