import type { ViewPassage } from '../domain/answer.js';
import { formatDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { isExtended, isOverdue, type Task, type TaskEvent } from '../domain/task.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseCitation, phraseSource } from './phrase-citation.js';
import { phraseDeadline, phraseDistance } from './phrase-deadline.js';
import { phraseFact } from './phrase-fact.js';
import { phraseIssued } from './phrase-freshness.js';
import { phraseSuccessors } from './phrase-reorganisation.js';
import { shorten } from './phrase-status.js';
import { phraseAgencies, phraseClaim, taskSources, ownRows, toViewItem } from './show-task.js';

/** Quotes longer than this are cut in the text; the JSON sources carry them whole. */
const QUOTE_LENGTH = 420;

/** Everything known of one task, or of the few a question joined: state, deadline, who, history. */
export function composeTaskDetail(query: Query, context: ComposeContext): Draft {
  const tasks = (query.taskIds ?? []).flatMap((id) => context.knowledge.tasks.get(id) ?? []);
  const [task] = tasks;
  if (!task) return { headline: 'Không còn nhiệm vụ này trong dữ liệu đang nạp.', refused: true };
  const answerTasks = ownRows(tasks);
  if (tasks.length > 1)
    return {
      headline: `${tasks.length} nhiệm vụ liên quan:`,
      groups: [
        { title: null, items: tasks.map((one) => toViewItem(one, context, { leads: true })) },
      ],
      notes: phraseSuccessors([...new Set(tasks.flatMap((one) => one.lead))], context),
      tasks: answerTasks,
    };
  return {
    headline: `${phraseVerdict(task, query.aspect, context)}: ${task.title}`,
    summary: phraseFacts(task, context),
    shown: phraseHistory(task, context),
    notes: phraseSuccessors(task.lead, context),
    tasks: answerTasks,
    passages: taskSources(task),
  };
}

/** The direct answer to "xong chưa", "hạn khi nào", "ai làm" in a few words. */
function phraseVerdict(task: Task, aspect: string | undefined, context: ComposeContext): string {
  const { directory } = context.knowledge;
  const due = task.due === null ? null : formatDate(task.due);
  const fact = phraseFact(task, aspect, context.today);
  if (fact !== null) return fact;
  if (aspect === 'extension')
    return isExtended(task) && task.originalDue !== null && due !== null
      ? `Đã gia hạn từ ${formatDate(task.originalDue)} sang ${due}`
      : `Các văn bản đã nạp không ghi gia hạn; ${due === null ? 'văn bản không định hạn' : `hạn ${due}, ${phraseOpen(task, context)}`}`;
  if (aspect === 'due')
    return due === null
      ? 'Văn bản không định hạn'
      : isExtended(task) && task.originalDue !== null
        ? `Hạn hiện nay ${due} (hạn đầu ${formatDate(task.originalDue)}), ${phraseOpen(task, context)}`
        : `Hạn ${due}, ${phraseOpen(task, context)}`;
  if (aspect === 'person')
    return `Văn bản không nêu cá nhân nào thực hiện, chỉ giao ${phraseAgencies(task.lead.map((id) => directory.nameOf(id)))}`;
  if (aspect === 'lead')
    return `${phraseAgencies(task.lead.map((id) => directory.nameOf(id)))} chủ trì${phraseHeir(task, context)}`;
  if (aspect === 'coordinating')
    return task.coordinating.length === 0
      ? 'Văn bản không nêu cơ quan phối hợp'
      : `${phraseAgencies(task.coordinating.map((id) => directory.nameOf(id)))} phối hợp`;
  if (aspect === 'supervisor')
    return task.supervisor === null
      ? 'Văn bản không giao ai chỉ đạo riêng'
      : `${directory.nameOf(task.supervisor)} chỉ đạo`;
  switch (task.status) {
    case 'completed':
      return 'Báo cáo ghi đã hoàn thành';
    case 'unknown':
      return isOverdue(task, context.today)
        ? `Chưa có báo cáo nào được nạp, ${phraseDistance(task, context.today)}`
        : 'Chưa có báo cáo nào được nạp';
    default:
      return isOverdue(task, context.today)
        ? `Chưa hoàn thành, ${phraseDistance(task, context.today)}`
        : 'Chưa hoàn thành';
  }
}

/** `, nay là Bộ Tài chính`: who carries on the work of the one agency that led and has ended. */
function phraseHeir({ lead }: Task, { knowledge, today }: ComposeContext): string {
  const [only, ...others] = lead;
  if (only === undefined || others.length > 0) return '';
  const [heir, ...more] = knowledge.directory
    .successorsOf(only, today)
    .filter(({ fields }) => fields === null);
  return heir && more.length === 0 ? ` (nay là ${heir.agency.name})` : '';
}

function phraseOpen(task: Task, context: ComposeContext): string {
  return task.status === 'completed'
    ? 'báo cáo ghi đã hoàn thành'
    : phraseDistance(task, context.today);
}

function phraseFacts(task: Task, context: ComposeContext): string[] {
  const { directory, documents } = context.knowledge;
  const who = [
    `Chủ trì: ${phraseAgencies(
      task.lead.map((id) => directory.nameOf(id)),
      12,
    )}`,
    ...(task.coordinating.length > 0
      ? [`Phối hợp: ${phraseAgencies(task.coordinating.map((id) => directory.nameOf(id)))}`]
      : []),
    ...(task.supervisor === null ? [] : [`Chỉ đạo: ${directory.nameOf(task.supervisor)}`]),
  ];
  const report = task.statusEvent;
  const source = report ? phraseSource(report, documents) : '';
  const urged = task.events.findLast((event) => event.kind === 'urged');
  return [
    `👤 ${who.join(' · ')}`,
    ...(task.result === null ? [] : [`🎯 Kết quả yêu cầu: ${task.result}`]),
    phraseDeadline(task, context.today),
    report === null
      ? '❔ Chưa có báo cáo nào được nạp về nhiệm vụ này'
      : `${task.status === 'completed' ? '✅' : '🔸'} ${source} ghi ${
          task.status === 'completed' ? 'đã hoàn thành' : 'chưa hoàn thành'
        }${task.statusNote === null ? ', không ghi tiến độ' : `: ${task.statusNote}`}`,
    ...phraseClaim(task, context),
    ...(urged && task.status !== 'completed' && isAfter(urged, report, task)
      ? [
          `📌 ${documents.get(urged.document)?.shortTitle ?? urged.document} tiếp tục yêu cầu thực hiện`,
        ]
      : []),
  ];
}

function isAfter(event: TaskEvent, other: TaskEvent | null, task: Task): boolean {
  return other === null || task.events.indexOf(event) > task.events.indexOf(other);
}

const EVENT_WORDS: Readonly<Record<TaskEvent['kind'], string>> = {
  assigned: 'giao',
  extended: 'gia hạn',
  urged: 'yêu cầu tiếp',
  reported: 'báo cáo',
  corrected: 'ghi',
};

function phraseHistory(task: Task, context: ComposeContext): ViewPassage[] {
  const { documents } = context.knowledge;
  return task.events.map((event) => {
    const document = documents.get(event.document);
    return {
      title: document
        ? `• ${document.shortTitle} (${phraseIssued(document)}) ${EVENT_WORDS[event.kind]}:`
        : event.correction
          ? '• Ngoài văn bản đã nạp:'
          : null,
      text: `“${shorten(event.quote, QUOTE_LENGTH)}”`,
      citation: phraseCitation([event], documents) + phraseRevision(event),
    };
  });
}

/** What an admin set otherwise than the document was read, so that nobody looks for it in the quote. */
function phraseRevision({ revised }: TaskEvent): string {
  return revised ? ` (quản trị viên sửa khi duyệt: ${revised.join(', ')})` : '';
}
