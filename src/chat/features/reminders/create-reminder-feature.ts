import { chatKey, type ChatReply, type Inbound } from '../../../domain/chat.js';
import { addDays, localDateAt } from '../../../domain/local-date.js';
import type { SubscriptionRecord } from '../../../domain/subscription.js';
import { MAX_SNOOZE_DAYS, readAnswer } from '../../../reminders/orders/read-answer.js';
import { readOrder, readOrderArgs } from '../../../reminders/orders/read-order.js';
import type { ReminderOrder } from '../../../reminders/orders/read-order.js';
import { REMINDER_FEATURE } from '../../../reminders/reminder-actions.js';
import { createAgencyReader, type AgencyReader } from '../../../understanding/read-agencies.js';
import type { Register } from '../../../domain/register.js';
import type { ChatFeature } from '../../feature.js';
import { createNoticeAnswers } from './answer-notice.js';
import type { ReminderFeatureDeps } from './reminder-deps.js';
import { createSubscriptionDialogue } from './subscription-dialogue.js';

/** Days after a reminder in which words alone are taken as an answer to it. */
const ANSWER_DAYS = 7;
const NOTICE_ID_LENGTH = 12;

/** Reminders in a chat: subscribing, changing, ending, and what is answered to a reminder. */
export function createReminderFeature(deps: ReminderFeatureDeps): ChatFeature {
  const { subscriptions, clock, timeZone } = deps;
  const dialogue = createSubscriptionDialogue(deps);
  const answers = createNoticeAnswers(deps);
  let known: { readonly register: Register; readonly reader: AgencyReader } | null = null;

  const readAgencies = async (): Promise<AgencyReader> => {
    const { register } = await deps.world();
    if (known?.register !== register)
      known = { register, reader: createAgencyReader(register.agencies) };
    return known.reader;
  };
  const today = (): string => localDateAt(clock.now(), timeZone);
  const find = (inbound: Inbound): Promise<SubscriptionRecord | null> =>
    subscriptions.find(chatKey(inbound.chat));

  const carryOut = async (
    inbound: Inbound,
    order: ReminderOrder,
  ): Promise<ChatReply | undefined> => {
    const record = await find(inbound);
    switch (order.type) {
      case 'show':
        return dialogue.show(inbound, record);
      case 'set':
        return dialogue.set(inbound, record, order.agencies, order.patch);
      case 'end':
        return dialogue.end(inbound, record, null);
      case 'change':
        return record ? dialogue.change(inbound, record, order.patch) : undefined;
      case 'resume':
        return record ? dialogue.change(inbound, record, { pausedUntil: null }) : undefined;
    }
  };

  /** Words that answer the chat's last reminder; undefined where there is none to answer. */
  const answerWords = async (inbound: Inbound): Promise<ChatReply | undefined> => {
    const answer = readAnswer(inbound.text);
    if (answer === null) return undefined;
    const key = chatKey(inbound.chat);
    const notice = await subscriptions.findLastNotice(key);
    if (!notice || addDays(notice.asOf, ANSWER_DAYS) < today()) return undefined;
    switch (answer.type) {
      case 'received':
        return answers.receive(inbound, notice, answer.item);
      case 'snoozed':
        return answers.snooze(inbound, notice, answer.item, answer.days);
      case 'completed':
        return answers.complete(inbound, notice, answer.item, answer.documentText);
      case 'detail': {
        // A number may as well be of a list asked for after the reminder.
        const conversation = await deps.conversations.find(key);
        const isLatest = conversation === null || conversation.atMs < notice.createdAt.getTime();
        return isLatest && answer.item <= notice.taskIds.length
          ? answers.detail(notice, answer.item)
          : undefined;
      }
    }
  };

  return {
    name: REMINDER_FEATURE,
    commands: {
      dangky: async (inbound, args) => {
        const record = await find(inbound);
        if (inbound.action?.type === 'subscribe')
          return dialogue.setFromView(inbound, record, inbound.action.view);
        const ordered = readOrderArgs(args, await readAgencies(), today());
        if (!ordered.isClear) return dialogue.notUnderstood(args);
        return args.trim() === ''
          ? dialogue.begin(inbound, record)
          : dialogue.set(inbound, record, ordered.agencies, ordered.patch);
      },
      huydangky: async (inbound, args) => {
        const { agencies } = readOrderArgs(args, await readAgencies(), today());
        const record = await find(inbound);
        return dialogue.end(inbound, record, agencies.type === 'named' ? agencies.ids : null);
      },
      nhacnho: async (inbound, args) => {
        const record = await find(inbound);
        const { patch } = readOrderArgs(args, await readAgencies(), today());
        return record && Object.keys(patch).length > 0
          ? dialogue.change(inbound, record, patch)
          : dialogue.show(inbound, record);
      },
    },
    async onAction(inbound, payload) {
      const [verb = '', id = '', value = ''] = payload.split(':');
      if (verb === 'a' || verb === 'z' || verb === 'c') {
        const notice = await answers.find(inbound, id);
        if (!notice) return answers.gone;
        const number = /^\d{1,3}$/.test(value) ? Number(value) : null;
        if (verb === 'a') return answers.receive(inbound, notice, null);
        if (verb === 'c') return answers.complete(inbound, notice, number, null);
        const days = Math.min(Math.max(1, number ?? 1), MAX_SNOOZE_DAYS);
        return answers.snooze(inbound, notice, null, days);
      }
      return dialogue.onButton(inbound, await find(inbound), payload);
    },
    async onView(inbound, action) {
      if (action.view.length !== NOTICE_ID_LENGTH) return undefined;
      const notice = await answers.find(inbound, action.view);
      if (!notice) return undefined;
      switch (action.type) {
        case 'page':
        case 'back':
          return answers.page(notice, action.page ?? 1);
        case 'detail':
          return answers.detail(notice, action.item);
        default:
          return answers.gone;
      }
    },
    async onText(inbound) {
      const order = readOrder(inbound.text, await readAgencies(), today());
      return (order && (await carryOut(inbound, order))) ?? answerWords(inbound);
    },
  };
}
