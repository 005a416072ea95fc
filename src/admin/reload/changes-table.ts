import type { Register } from '../../domain/register.js';
import type { Task } from '../../domain/task.js';
import { dayCell, type ExportRow, type ExportTable } from '../../export/export-table.js';
import type { RegisterChanges } from './compare-registers.js';

const STATUS: Readonly<Record<Task['status'], string>> = {
  completed: 'Đã hoàn thành',
  in_progress: 'Đang thực hiện',
  not_completed: 'Chưa hoàn thành',
  unknown: 'Chưa có báo cáo',
};

/** Every document and task that a reload changed, for the file that goes with its message. Pure. */
export function buildChangesTable(changes: RegisterChanges, after: Register): ExportTable {
  const nameOf = new Map(after.agencies.map(({ id, name }) => [id, name]));
  const taskRow = (what: string) => (task: Task) => [
    what,
    task.title,
    task.lead.map((id) => nameOf.get(id) ?? id).join('; '),
    dayCell(task.due),
    STATUS[task.status],
  ];
  const { documents, tasks, closed } = changes;
  const documentRow =
    (what: string) =>
    ({ shortTitle, title }: { shortTitle: string; title: string }): ExportRow => [
      what,
      `${shortTitle} – ${title}`,
      null,
      null,
      null,
    ];
  return {
    name: 'Thay đổi',
    title: 'Thay đổi khi nạp lại dữ liệu',
    columns: [
      { header: 'Thay đổi', width: 12 },
      { header: 'Văn bản, nhiệm vụ', width: 60 },
      { header: 'Cơ quan chủ trì', width: 25 },
      { header: 'Thời hạn', width: 12, isCentred: true },
      { header: 'Tiến độ', width: 16 },
    ],
    rows: [
      { heading: 'Văn bản' },
      ...documents.added.map(documentRow('Thêm')),
      ...documents.changed.map(documentRow('Sửa')),
      ...documents.removed.map(documentRow('Bỏ')),
      { heading: 'Nhiệm vụ' },
      ...tasks.added.map(taskRow('Thêm')),
      ...tasks.changed.map(taskRow('Sửa')),
      ...closed.map(taskRow('Hoàn thành')),
      ...tasks.removed.map(taskRow('Bỏ')),
    ],
  };
}

/** How many documents and tasks changed. */
export const countChanges = ({ documents, tasks, closed }: RegisterChanges): number =>
  [documents, tasks].reduce(
    (sum, { added, changed, removed }) => sum + added.length + changed.length + removed.length,
    closed.length,
  );
