import type { KnowledgeDocument } from '../domain/document.js';
import type { Task, TaskStatus } from '../domain/task.js';
import { phraseSource } from './phrase-citation.js';
import { clipText } from '../domain/clip-text.js';

/** How each status is called in an answer. */
export const STATUS_WORDS: Readonly<Record<TaskStatus, string>> = {
  completed: 'Đã hoàn thành',
  in_progress: 'Đang thực hiện, chưa hoàn thành',
  not_completed: 'Chưa hoàn thành',
  unknown: 'Chưa có báo cáo',
};

/** One line on the last report of a task: what it says, and which document says it. */
export function phraseStatus(
  task: Task,
  documents: ReadonlyMap<string, KnowledgeDocument>,
): string {
  if (task.statusEvent === null) return '❔ Chưa có báo cáo nào được nạp về nhiệm vụ này';
  const source = phraseSource(task.statusEvent, documents);
  const sign = task.status === 'completed' ? '✅' : '🔸';
  const note =
    task.statusNote === null
      ? task.status === 'completed'
        ? ''
        : ', không ghi tiến độ'
      : `: ${shorten(task.statusNote, 220)}`;
  return `${sign} ${STATUS_WORDS[task.status]} (${source})${note}`;
}

/** Text cut at a word before `maxLength` characters, with … where something is left out. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = clipText(text, maxLength);
  const end = cut.lastIndexOf(' ');
  return `${end > maxLength / 2 ? cut.slice(0, end) : cut}…`;
}
