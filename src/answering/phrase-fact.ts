import type { Task } from '../domain/task.js';
import { phraseDistance } from './phrase-deadline.js';

// What a report's note must hold to answer each kind of fact.
const RECORDED: Readonly<Record<string, RegExp>> = {
  event_date: /\d{1,2}\/\d{1,2}|ngày \d|tháng \d{1,2}\/\d{4}|[Kk]ỳ họp thứ/,
  number: /\d\/[\p{L}\d]/u,
  budget: /\d (?:nghìn )?(?:tỷ|triệu)/,
};

const MISSING: Readonly<Record<string, string>> = {
  event_date: 'ngày ban hành hay hoàn thành',
  number: 'số văn bản',
  budget: 'kinh phí',
};

/** Whether the task's last report records the fact. */
export function recordsFact(task: Task, aspect: string): boolean {
  const isDone = task.status === 'completed';
  return (
    (isDone || aspect !== 'event_date') && RECORDED[aspect]?.test(task.statusNote ?? '') === true
  );
}

/**
 * The direct answer to "ngày nào", "số mấy", "kinh phí bao nhiêu" about a task: the report's words
 * where they hold it, else that no loaded document records it. Null for other aspects.
 */
export function phraseFact(task: Task, aspect: string | undefined, today: string): string | null {
  if (aspect === 'result')
    return task.result === null
      ? 'Văn bản không nêu riêng kết quả phải có'
      : `Kết quả yêu cầu “${task.result}”`;
  const pattern = aspect === undefined ? undefined : RECORDED[aspect];
  if (aspect === undefined || !pattern) return null;
  const note = task.statusNote ?? '';
  const isDone = task.status === 'completed';
  if (pattern.test(note) && (isDone || aspect !== 'event_date')) return `Báo cáo ghi “${note}”`;
  const state = isDone
    ? 'báo cáo ghi đã hoàn thành'
    : `chưa thấy ghi hoàn thành${task.due === null ? '' : `, ${phraseDistance(task, today)}`}`;
  return `Các văn bản đã nạp không ghi ${MISSING[aspect] ?? ''}; ${state}`;
}

/** The same for several tasks at once. */
export function phraseMissingFact(aspect: string | undefined): string[] {
  const missing = aspect === undefined ? undefined : MISSING[aspect];
  return missing === undefined ? [] : [`Các văn bản đã nạp không ghi ${missing} của việc này.`];
}
