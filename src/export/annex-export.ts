import type { Answer, AnswerTask } from '../domain/answer.js';
import { daysBetween, type LocalDate } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import { phraseCitation } from '../answering/phrase-citation.js';
import { dayCell, type ExportTable } from './export-table.js';
import { PROGRESS_COLUMNS, progressCell } from './progress-annex.js';

/**
 * An answer's tasks in the official annex form: the overdue list where only late tasks were asked
 * for, the progress list where some are reported on, else the action programme.
 */
export function buildAnnexTable(answer: Answer, register: Register, today: LocalDate): ExportTable {
  const documents = new Map(register.documents.map((document) => [document.id, document]));
  const { tasks } = answer;
  const assignedBy = (task: AnswerTask): string => phraseCitation(task.sources, documents);
  const deadline = (task: AnswerTask) => dayCell(task.due) ?? task.recurrence ?? task.deadlineText;
  const common = { name: 'Phụ lục', title: answer.view.headline };
  if (tasks.every((task) => task.overdue))
    return {
      ...common,
      columns: [
        { header: 'STT', width: 6, isCentred: true },
        { header: 'Nhiệm vụ', width: 52 },
        { header: 'Văn bản giao nhiệm vụ', width: 30 },
        { header: 'Cơ quan chủ trì thực hiện', width: 26 },
        { header: 'Thời hạn hoàn thành', width: 14, isCentred: true },
        { header: 'Số ngày quá hạn', width: 10, isCentred: true },
      ],
      rows: tasks.map((task, index) => [
        index + 1,
        task.title,
        assignedBy(task),
        task.lead.join('; '),
        deadline(task),
        task.due === null ? null : daysBetween(task.due, today),
      ]),
    };
  if (tasks.some((task) => task.status !== 'unknown'))
    return {
      ...common,
      columns: PROGRESS_COLUMNS,
      rows: tasks.map((task, index) => [
        index + 1,
        task.title,
        task.lead.join('; '),
        deadline(task),
        task.statusNote,
        progressCell(task.status, task.overdue),
        assignedBy(task),
      ]),
    };
  return {
    ...common,
    columns: [
      { header: 'TT', width: 6, isCentred: true },
      { header: 'Tên nhiệm vụ', width: 50 },
      { header: 'Cơ quan chủ trì', width: 24 },
      { header: 'Cơ quan phối hợp', width: 24 },
      { header: 'Kết quả', width: 24 },
      { header: 'Thời gian hoàn thành', width: 14, isCentred: true },
      { header: 'Văn bản', width: 28 },
    ],
    rows: tasks.map((task, index) => [
      index + 1,
      task.title,
      task.lead.join('; '),
      task.coordinating.join('; '),
      task.result,
      deadline(task),
      assignedBy(task),
    ]),
  };
}
