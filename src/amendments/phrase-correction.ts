import type { Agency } from '../domain/agency.js';
import type { TaskCorrection } from '../domain/amendment.js';
import { formatDate } from '../domain/local-date.js';
import type { ReportedStatus } from '../domain/task.js';

const STATUS_WORDS: Readonly<Record<ReportedStatus, string>> = {
  completed: 'đã hoàn thành',
  in_progress: 'đang thực hiện',
  not_completed: 'chưa hoàn thành',
};

/** What a correction sets, in a few words each: `đã hoàn thành`, `hạn 30/6/2025`, `chủ trì Bộ Y tế`. */
export function listChanges(
  correction: Pick<TaskCorrection, 'status' | 'note' | 'reportedOn' | 'dueOn' | 'lead'>,
  agencies: readonly Agency[],
): string[] {
  const { status, note, reportedOn, dueOn, lead } = correction;
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? id;
  return [
    ...(status === null ? [] : [STATUS_WORDS[status]]),
    ...(note === null ? [] : [`ghi chú “${note}”`]),
    ...(reportedOn === null ? [] : [`theo báo cáo ngày ${formatDate(reportedOn)}`]),
    ...(dueOn === null ? [] : [`hạn ${formatDate(dueOn)}`]),
    ...(lead === null ? [] : [`chủ trì ${lead.map(nameOf).join(', ')}`]),
  ];
}

/** The entry a correction leaves in the task's history; the words its event is cited with. */
export function phraseCorrection(correction: TaskCorrection, agencies: readonly Agency[]): string {
  const changes = listChanges(correction, agencies).join('; ');
  return `Cập nhật của quản trị viên ngày ${formatDate(correction.madeOn)}: ${changes}. Căn cứ: ${correction.basis}.`;
}
