import { chatKey, PAGE_SIZE, type ChatReply, type Inbound } from '../../../domain/chat.js';
import { formatDate, localDateAt, weekdayOf } from '../../../domain/local-date.js';
import type { ReminderNotice, TaskMark } from '../../../domain/subscription.js';
import type { Task } from '../../../domain/task.js';
import { shorten } from '../../../answering/phrase-status.js';
import { snoozeUntil } from '../../../reminders/collect-due.js';
import { WEEKDAY_NAMES } from '../../../reminders/phrase-subscription.js';
import { composeReminder, toStoredReply } from '../../../reminders/plan-due.js';
import { answerReply } from '../../answer-reply.js';
import { plainReply } from '../../../domain/plain-reply.js';
import type { ReminderFeatureDeps } from './reminder-deps.js';
import { reminderButton } from './settings-menu.js';

const GONE = 'Tin nhắc này đã cũ. Anh/chị gõ “lịch nhắc” để xem các nhắc việc.';
const LABEL_LENGTH = 60;
/** More choices than these are no reading for a phone. */
const MOST_CHOICES = 10;

/** What can be done with a reminder that was sent: paged, opened, answered. */
export function createNoticeAnswers(deps: ReminderFeatureDeps) {
  const { subscriptions, clock, timeZone } = deps;
  const gone: ChatReply = { ...plainReply(GONE), toast: 'Tin đã cũ' };

  /** Null where it is another chat's, or was removed. */
  const find = async (inbound: Inbound, id: string): Promise<ReminderNotice | null> => {
    const notice = await subscriptions.findNotice(id);
    return notice?.chatKey === chatKey(inbound.chat) ? notice : null;
  };

  const mark = (
    inbound: Inbound,
    taskIds: readonly string[],
    kind: TaskMark['kind'],
    untilOn: string | null,
  ): Promise<void> => {
    const by = { id: inbound.sender.id, name: inbound.sender.name };
    const at = clock.now();
    return subscriptions.mark(
      taskIds.map((taskId) => ({ chatKey: chatKey(inbound.chat), taskId, kind, untilOn, by, at })),
    );
  };

  /** The tasks an answer is about: one by its number, or all; null for a number there is not. */
  const pick = (notice: ReminderNotice, item: number | null): readonly string[] | null => {
    if (item === null) return notice.taskIds;
    const id = notice.taskIds[item - 1];
    return id === undefined ? null : [id];
  };
  const noItem = ({ taskIds }: ReminderNotice, item: number): ChatReply =>
    plainReply(`Tin nhắc gần nhất chỉ có ${taskIds.length} mục, không có mục ${item}.`);

  const findTask = async (id: string | undefined): Promise<Task | undefined> =>
    (await deps.world()).register.tasks.find((task) => task.id === id);

  return {
    find,
    gone,

    async page(notice: ReminderNotice, page: number): Promise<ChatReply> {
      const record = await subscriptions.findById(notice.subscriptionId);
      if (!record) return gone;
      const { subscription } = record;
      const composed = composeReminder(notice.kind, {
        subscription,
        world: await deps.world(),
        marks: await subscriptions.listMarks(notice.chatKey),
        before: notice.before,
        coveredFrom: notice.coveredFrom,
        slotOn: notice.slotOn,
        today: notice.asOf,
      });
      await subscriptions.recordShown(notice.id, notice.asOf, composed.taskIds);
      const { attachment: _, ...reply } = toStoredReply(notice, composed, subscription, page);
      void _;
      return { ...reply, files: [], replaces: true, toast: null };
    },

    detail(notice: ReminderNotice, item: number): ChatReply {
      const id = notice.taskIds[item - 1];
      if (id === undefined) return noItem(notice, item);
      const context = { now: clock.now(), conversation: null, ownAgency: null };
      const { answer } = deps
        .assistant()
        .answerQuery({ intent: 'task_detail', taskIds: [id], aspect: 'status' }, context);
      const page = Math.ceil(item / PAGE_SIZE);
      const back = { type: 'back', view: notice.id, ...(page > 1 ? { page } : {}) } as const;
      const reply = answerReply(answer, { viewId: null, page: 1, replaces: true });
      return {
        ...reply,
        actions: [
          [
            { label: '‹ Danh sách', action: back },
            reminderButton('📨 Báo đã hoàn thành', `c:${notice.id}:${item}`),
          ],
        ],
      };
    },

    async receive(inbound: Inbound, notice: ReminderNotice, item: number | null) {
      const ids = pick(notice, item);
      if (ids === null) return noItem(notice, item ?? 0);
      await mark(inbound, ids, 'received', null);
      const what = ids.length === 1 ? '1 việc' : `${ids.length} việc`;
      return {
        ...plainReply(
          `👁 ${inbound.sender.name} đã nhận ${what} của tin ${formatDate(notice.asOf)}.`,
        ),
        toast: 'Đã ghi nhận',
      };
    },

    async snooze(inbound: Inbound, notice: ReminderNotice, item: number | null, days: number) {
      const ids = pick(notice, item);
      if (ids === null) return noItem(notice, item ?? 0);
      const today = localDateAt(clock.now(), timeZone);
      const until = snoozeUntil(today, days, (await deps.world()).calendar);
      await mark(inbound, ids, 'snoozed', until);
      const on = `${WEEKDAY_NAMES[weekdayOf(until)] ?? ''} ${formatDate(until)}`;
      return {
        ...plainReply(`⏰ Sẽ nhắc lại ${ids.length} việc vào ${on}.`, [
          'Việc đến hạn trước ngày đó vẫn được nhắc đúng ngày đến hạn.',
        ]),
        toast: `Nhắc lại ${formatDate(until)}`,
      };
    },

    /** Keeps a report of completion for an admin; asks which task where several were reminded of. */
    async complete(
      inbound: Inbound,
      notice: ReminderNotice,
      item: number | null,
      documentText: string | null,
    ): Promise<ChatReply> {
      if (item === null && notice.taskIds.length > 1) return this.askWhich(inbound, notice);
      const id = notice.taskIds[(item ?? 1) - 1];
      if (id === undefined) return noItem(notice, item ?? 1);
      const task = await findTask(id);
      if (!task) return gone;
      if (task.status === 'completed')
        return plainReply('Việc này đã được ghi nhận hoàn thành.', [task.title]);
      const { sender } = inbound;
      await deps.claims.add({
        taskId: id,
        chatKey: chatKey(inbound.chat),
        senderId: sender.id,
        note: `${sender.name} báo đã hoàn thành`,
        documentText,
        at: clock.now(),
      });
      return {
        ...plainReply('📨 Đã ghi báo cáo hoàn thành, chờ quản trị viên xác nhận.', [
          shorten(task.title, 200),
          documentText === null
            ? `Thêm số văn bản: gõ “báo hoàn thành${item === null ? '' : ` ${item}`} theo văn bản số …”.`
            : `Văn bản: ${documentText}`,
          'Trong lúc chờ xác nhận, việc này tạm không nhắc hạn ở đây.',
        ]),
        toast: 'Đã ghi, chờ xác nhận',
      };
    },

    async askWhich(inbound: Inbound, notice: ReminderNotice): Promise<ChatReply> {
      const tasks = await Promise.all(notice.taskIds.map(findTask));
      const open = tasks.flatMap((task, index) =>
        task && task.status !== 'completed' ? [{ task, item: index + 1 }] : [],
      );
      if (open.length === 0) return plainReply('Các việc trong tin này đều đã hoàn thành.');
      const headline = 'Anh/chị báo hoàn thành việc nào?';
      const hint = 'Kèm số văn bản thì gõ, ví dụ: “báo hoàn thành 2 theo văn bản số …”.';
      const listed = open.slice(0, MOST_CHOICES);
      const more =
        open.length > listed.length
          ? [`Các việc sau mục ${listed.at(-1)?.item ?? 0}: gõ “báo hoàn thành” kèm số mục.`]
          : [];
      // Where buttons are typed, a number chooses; it is read as the words it stands for.
      if (inbound.chat.channel === 'zalo') {
        const asked = plainReply(headline, []);
        const choices = listed.map(({ task, item }) => ({
          label: shorten(task.title, LABEL_LENGTH),
          utterance: `báo hoàn thành mục ${item}`,
        }));
        return { ...asked, view: { ...asked.view, choices, notes: [...more, hint] } };
      }
      const lines = listed.map(({ task, item }) => `${item}. ${shorten(task.title, LABEL_LENGTH)}`);
      const buttons = listed.map(({ item }) =>
        reminderButton(String(item), `c:${notice.id}:${item}`),
      );
      return plainReply(headline, [...lines, ...more, hint], [buttons]);
    },
  };
}

export type NoticeAnswers = ReturnType<typeof createNoticeAnswers>;
