import type { AnswerTask } from '../domain/answer.js';
import { daysBetween, type LocalDate } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import { isOverdue, type Task } from '../domain/task.js';
import { phraseCitation } from '../answering/phrase-citation.js';
import { STATUS_WORDS } from '../answering/phrase-status.js';
import { taskSources } from '../answering/show-task.js';
import { createAgencyDirectory } from '../tasks/agency-directory.js';
import { dayCell, type ExportTable } from './export-table.js';

/** All tasks as the JSON answer carries them; duties of a class only are in scope `class`. */
export function listTaskRecords(register: Register, today: LocalDate): AnswerTask[] {
  const directory = createAgencyDirectory(register.agencies);
  const nameOf = (id: string): string => directory.nameOf(id);
  return register.tasks.map((task) => ({
    id: task.id,
    scope: task.lead.length > 0 && task.lead.every((id) => directory.isClass(id)) ? 'class' : 'own',
    title: task.title,
    lead: task.lead.map(nameOf),
    coordinating: task.coordinating.map(nameOf),
    supervisor: task.supervisor === null ? null : nameOf(task.supervisor),
    result: task.result,
    due: task.due,
    originalDue: task.originalDue,
    deadlineText: task.deadlineText,
    recurrence: task.recurrence,
    status: task.status,
    statusNote: task.statusNote,
    overdue: isOverdue(task, today),
    sources: taskSources(task),
  }));
}

const daysLate = (task: Task, today: LocalDate): number | null =>
  isOverdue(task, today) && task.due !== null ? daysBetween(task.due, today) : null;

/** All tasks with the columns of the official annexes, and what follows from their dates. */
export function buildTaskTable(register: Register, today: LocalDate): ExportTable {
  const directory = createAgencyDirectory(register.agencies);
  const documents = new Map(register.documents.map((document) => [document.id, document]));
  const namesOf = (ids: readonly string[]): string =>
    ids.map((id) => directory.nameOf(id)).join('; ');
  return {
    name: 'Nhiệm vụ',
    title: 'Danh mục nhiệm vụ',
    columns: [
      { header: 'STT', width: 6, isCentred: true },
      { header: 'Nhiệm vụ', width: 50 },
      { header: 'Văn bản giao, báo cáo', width: 30 },
      { header: 'Cơ quan chủ trì', width: 24 },
      { header: 'Cơ quan phối hợp', width: 24 },
      { header: 'Chỉ đạo', width: 18 },
      { header: 'Kết quả yêu cầu', width: 24 },
      { header: 'Thời hạn hoàn thành', width: 13, isCentred: true },
      { header: 'Thời hạn ban đầu', width: 13, isCentred: true },
      { header: 'Thời hạn văn bản ghi', width: 18 },
      { header: 'Định kỳ', width: 14 },
      { header: 'Tiến độ', width: 18 },
      { header: 'Số ngày quá hạn', width: 9, isCentred: true },
      { header: 'Kết quả thực hiện', width: 40 },
      { header: 'Mã', width: 24 },
    ],
    rows: register.tasks.map((task, index) => [
      index + 1,
      task.title,
      phraseCitation(task.events, documents),
      namesOf(task.lead),
      namesOf(task.coordinating),
      task.supervisor === null ? null : directory.nameOf(task.supervisor),
      task.result,
      dayCell(task.due),
      dayCell(task.originalDue),
      task.deadlineText,
      task.recurrence,
      STATUS_WORDS[task.status],
      daysLate(task, today),
      task.statusNote,
      task.id,
    ]),
  };
}
