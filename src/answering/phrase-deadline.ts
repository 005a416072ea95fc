import { dayOf, formatDate, monthOf, type LocalDate } from '../domain/local-date.js';
import { isExtended, isOverdue, type Task } from '../domain/task.js';
import { foldMarks } from '../language/fold.js';
import { daysLeft } from '../tasks/tally-tasks.js';

/**
 * One line on a task's deadline as of a day: the date, how late or how long, both dates where it
 * was extended. Where the document states a period its words are shown beside the day they mean.
 */
export function phraseDeadline(task: Task, today: LocalDate): string {
  if (task.recurrence !== null)
    return `🔁 Thực hiện ${task.recurrence.toLowerCase()}, không định hạn`;
  if (task.due === null)
    return task.deadlineText === null
      ? '🕓 Văn bản không định hạn'
      : `🕓 Thời hạn ghi “${task.deadlineText}”, không nêu ngày`;
  const due =
    isExtended(task) && task.originalDue !== null
      ? `Hạn đầu ${formatDate(task.originalDue)} → gia hạn ${formatDate(task.due)}`
      : `Hạn ${formatDate(task.due)}`;
  const words = [due + phrasePeriodWords(task, task.due)];
  if (task.status !== 'completed') words.push(phraseDistance(task, today));
  return `⏰ ${words.join(', ')}`;
}

/** `quá 45 ngày`, `còn 16 ngày`, `đến hạn hôm nay`. */
export function phraseDistance(task: Task, today: LocalDate): string {
  const left = daysLeft(task, today);
  if (left === null) return 'không định hạn';
  if (left === 0) return 'đến hạn hôm nay';
  return isOverdue(task, today) || left < 0 ? `quá ${-left} ngày` : `còn ${left} ngày`;
}

/** The document's words where they name a period and not the day itself. */
function phrasePeriodWords(task: Task, due: LocalDate): string {
  if (task.deadlineText === null) return '';
  const words = foldMarks(task.deadlineText);
  const numbers = words.match(/\d+/g)?.map(Number) ?? [];
  const namesTheDay = numbers.includes(dayOf(due)) && numbers.includes(monthOf(due));
  return namesTheDay ? '' : ` (văn bản ghi “${task.deadlineText}”)`;
}
