import { STATUS_WORDS } from '../answering/phrase-status.js';
import type { TaskStatus } from '../domain/task.js';
import type { ExportTable } from './export-table.js';

/** The columns of the official progress annex, in its order. */
export const PROGRESS_COLUMNS: ExportTable['columns'] = [
  { header: 'STT', width: 6, isCentred: true },
  { header: 'Tên nhiệm vụ', width: 46 },
  { header: 'Đơn vị chủ trì', width: 24 },
  { header: 'Thời hạn', width: 13, isCentred: true },
  { header: 'Kết quả thực hiện', width: 36 },
  { header: 'Tiến độ', width: 16 },
  { header: 'Văn bản', width: 28 },
];

/** A task's state as the progress annex words it. */
export const progressCell = (status: TaskStatus, isOverdue: boolean): string =>
  isOverdue ? `${STATUS_WORDS[status]} (quá hạn)` : STATUS_WORDS[status];
