import { chatKey, type ChatReply, type Inbound } from '../../../domain/chat.js';
import { addDays, localDateAt } from '../../../domain/local-date.js';
import type { SubscriptionRecord } from '../../../domain/subscription.js';
import type { OrderedAgencies } from '../../../reminders/orders/read-order.js';
import type { SettingsPatch } from '../../../reminders/orders/read-settings.js';
import { phraseAgencies } from '../../../reminders/phrase-subscription.js';
import { plainReply } from '../../../domain/plain-reply.js';
import { typedCommand } from '../../typed-command.js';
import {
  createSubscriptionChanges,
  MOST_AGENCIES,
  type ChangedSubscription,
} from './change-subscription.js';
import { whyNotChange } from './may-change.js';
import type { ReminderFeatureDeps } from './reminder-deps.js';
import { readMenuChoice, reminderButton } from './settings-menu.js';
import { showSubscription } from './show-subscription.js';

const refused = (reason: string): ChatReply => ({ ...plainReply(reason), toast: reason });

/** What an existing subscription takes of an order: naming one kind does not end the other. */
function keepKinds(patch: SettingsPatch): SettingsPatch {
  const { digest, deadlines, ...rest } = patch;
  return {
    ...rest,
    ...(digest === true ? { digest } : {}),
    ...(deadlines === true ? { deadlines } : {}),
  };
}

/** What `askWhose` put into its button. */
function readNewChoice([
  weekday = '',
  minutes = '',
  kinds = 'dr',
]: readonly string[]): SettingsPatch {
  const isTime = /^\d{1,4}$/.test(minutes) && Number(minutes) < 24 * 60;
  return {
    ...(/^[1-7]$/.test(weekday) ? { weekday: Number(weekday) } : {}),
    ...(isTime ? { timeMinutes: Number(minutes) } : {}),
    digest: kinds.includes('d'),
    deadlines: kinds.includes('r'),
  };
}

/** What is said when a chat's reminders are asked for, set, changed or ended. */
export function createSubscriptionDialogue(deps: ReminderFeatureDeps) {
  const { clock, timeZone } = deps;
  const changes = createSubscriptionChanges(deps);

  const whyNot = (inbound: Inbound, record: SubscriptionRecord | null): string | null =>
    whyNotChange(inbound, record?.subscription ?? null, deps.admins);

  const shown = async (
    { subscription, progress, notes }: ChangedSubscription,
    headline: string,
    options: { readonly menu?: string; readonly replaces?: boolean } = {},
  ): Promise<ChatReply> =>
    showSubscription(subscription, progress, {
      headline,
      now: clock.now(),
      world: await deps.world(),
      menu: options.menu ?? '',
      replaces: options.replaces ?? false,
      notes,
    });

  const ownAgency = async (inbound: Inbound): Promise<string | null> =>
    (await deps.chats.find(chatKey(inbound.chat)))?.ownAgency ?? null;

  /** Whose tasks are meant is not said: asked, keeping the rest of the order in the buttons. */
  const askWhose = (inbound: Inbound, patch: SettingsPatch, words: string | null): ChatReply => {
    const kinds = `${patch.digest === false ? '' : 'd'}${patch.deadlines === false ? '' : 'r'}`;
    const payload = `n:${patch.weekday ?? ''}:${patch.timeMinutes ?? ''}:${kinds}`;
    const example =
      inbound.chat.channel === 'zalo' ? 'DANGKY Bộ Y tế thứ Hai 8h' : '/dangky Bộ Y tế thứ Hai 8h';
    return plainReply(
      words === null
        ? 'Anh/chị muốn được nhắc việc của cơ quan nào?'
        : `Chưa nhận ra cơ quan “${words.slice(0, 60)}”. Anh/chị muốn nhắc việc của cơ quan nào?`,
      [
        `Gõ kèm tên cơ quan, ví dụ: ${example}`,
        'hoặc: “nhắc nhóm này mỗi thứ hai 8 giờ các nhiệm vụ của Bộ Y tế”.',
      ],
      [[reminderButton('Tất cả cơ quan', payload)]],
    );
  };

  const setAgencies = async (
    inbound: Inbound,
    record: SubscriptionRecord | null,
    agencies: readonly string[] | null,
    patch: SettingsPatch,
    only: boolean,
  ): Promise<ChatReply> => {
    const { directory } = await deps.world();
    if (!record) {
      const made = await changes.create(inbound, agencies, patch);
      return shown(made, `🔔 Đã đăng ký nhắc việc: ${phraseAgencies(agencies, directory)}`);
    }
    const before = record.subscription.settings.agencies;
    const joined =
      agencies === null || before === null || only
        ? agencies
        : [...new Set([...before, ...agencies])];
    if (joined !== null && joined.length > MOST_AGENCIES)
      return plainReply(`Mỗi nơi nhận nhắc nhiều nhất ${MOST_AGENCIES} cơ quan.`, [
        `Bỏ bớt: ${typedCommand(inbound.chat.channel, 'huydangky')} kèm tên cơ quan, hoặc đăng ký tất cả cơ quan.`,
      ]);
    const changed = await changes.change(inbound, record, {
      ...keepKinds(patch),
      agencies: joined,
    });
    return shown(changed, `🔔 Nhắc việc nay gồm: ${phraseAgencies(joined, directory)}`);
  };

  const set = async (
    inbound: Inbound,
    record: SubscriptionRecord | null,
    ordered: OrderedAgencies,
    patch: SettingsPatch,
  ): Promise<ChatReply> => {
    const reason = whyNot(inbound, record);
    if (reason !== null) return refused(reason);
    switch (ordered.type) {
      case 'named':
        return setAgencies(inbound, record, ordered.ids, patch, ordered.only);
      case 'all':
        return setAgencies(inbound, record, null, patch, false);
      case 'unknown':
        return askWhose(inbound, patch, ordered.words);
      case 'own':
      case 'unsaid': {
        if (ordered.type === 'unsaid' && record)
          return shown(
            await changes.change(inbound, record, keepKinds(patch)),
            '🔔 Đã đổi nhắc việc',
          );
        const own = await ownAgency(inbound);
        return own === null
          ? askWhose(inbound, patch, null)
          : setAgencies(inbound, record, [own], patch, false);
      }
    }
  };

  const change = async (
    inbound: Inbound,
    record: SubscriptionRecord,
    patch: SettingsPatch,
    menu: { readonly name: string } | null = null,
  ): Promise<ChatReply> => {
    const reason = whyNot(inbound, record);
    if (reason !== null) return refused(reason);
    if (Object.keys(patch).length === 0)
      return plainReply('Chưa rõ cần đổi gì.', [
        'Ví dụ: “đổi giờ nhắc 7h30”, “nhắc trước 5, 2 ngày”, “tạm dừng nhắc đến 20/7”.',
      ]);
    const changed = await changes.change(inbound, record, menu ? patch : keepKinds(patch));
    const headline = changed.subscription.settings.pausedUntil
      ? '⏸ Nhắc việc đang tạm dừng'
      : '🔔 Đã đổi nhắc việc';
    return shown(changed, headline, menu ? { menu: menu.name, replaces: true } : {});
  };

  const asIs = (record: SubscriptionRecord): ChangedSubscription => ({
    subscription: record.subscription,
    progress: record.progress,
    notes: [],
  });

  const show = async (inbound: Inbound, record: SubscriptionRecord | null): Promise<ChatReply> => {
    if (record) return shown(asIs(record), '🔔 Nhắc việc đang đặt');
    const where = inbound.chat.kind === 'group' ? 'Nhóm này' : 'Anh/chị';
    return plainReply(`${where} chưa đăng ký nhắc việc.`, [
      `Đăng ký: gõ ${typedCommand(inbound.chat.channel, 'dangky')} kèm tên cơ quan, hoặc “nhắc nhóm này mỗi thứ hai 8 giờ các nhiệm vụ của Bộ Y tế”.`,
    ]);
  };

  return {
    set,
    change: (inbound: Inbound, record: SubscriptionRecord, patch: SettingsPatch) =>
      change(inbound, record, patch),
    show,

    /** The command alone: the settings where there are some, else the question whose tasks. */
    async begin(inbound: Inbound, record: SubscriptionRecord | null): Promise<ChatReply> {
      if (record) return show(inbound, record);
      const reason = whyNot(inbound, record);
      if (reason !== null) return refused(reason);
      const own = await ownAgency(inbound);
      const asked = askWhose(inbound, {}, null);
      if (own === null) return asked;
      const { directory } = await deps.world();
      const button = reminderButton(directory.nameOf(own), 'o');
      return { ...asked, actions: [[button], ...asked.actions] };
    },

    /** The button under a list: the agencies of the list. */
    async setFromView(
      inbound: Inbound,
      record: SubscriptionRecord | null,
      viewId: string,
    ): Promise<ChatReply> {
      const view = await deps.views.find(viewId);
      const query = view?.chatKey === chatKey(inbound.chat) ? view.query : undefined;
      const ids = query?.tasks?.agencies ?? query?.agencies ?? [];
      return set(
        inbound,
        record,
        ids.length > 0 ? { type: 'named', ids, only: false } : { type: 'unsaid' },
        {},
      );
    },

    notUnderstood: (args: string): ChatReply =>
      plainReply(`Chưa hiểu “${args.trim().slice(0, 60)}”.`, [
        'Gõ tên cơ quan, kèm ngày và giờ nếu cần, ví dụ: Bộ Y tế thứ Hai 8h.',
      ]),

    /** Ends the subscription, or takes agencies out of it. */
    async end(
      inbound: Inbound,
      record: SubscriptionRecord | null,
      agencies: readonly string[] | null,
    ): Promise<ChatReply> {
      if (!record) return show(inbound, null);
      const reason = whyNot(inbound, record);
      if (reason !== null) return refused(reason);
      const { directory } = await deps.world();
      const before = record.subscription.settings.agencies;
      if (agencies !== null) {
        const left = before?.filter((id) => !agencies.includes(id)) ?? [];
        if (before === null || left.length === before.length)
          return plainReply(
            `Chưa đăng ký riêng ${phraseAgencies(agencies, directory)}; đang nhắc: ${phraseAgencies(before, directory)}.`,
          );
        if (left.length > 0)
          return shown(
            await changes.change(inbound, record, { agencies: left }),
            `🔕 Đã bỏ ${phraseAgencies(agencies, directory)}`,
          );
      }
      await changes.end(record);
      const again = typedCommand(inbound.chat.channel, 'dangky');
      return {
        ...plainReply(`🔕 Đã ngừng nhắc việc: ${phraseAgencies(before, directory)}.`, [
          `Đăng ký lại lúc nào cũng được: ${again} ${before === null ? 'tất cả' : phraseAgencies(before.slice(0, 1), directory)}.`,
        ]),
        toast: 'Đã ngừng nhắc',
      };
    },

    /** A tap on a button of the menu, or on one that answers whose tasks are meant. */
    async onButton(
      inbound: Inbound,
      record: SubscriptionRecord | null,
      payload: string,
    ): Promise<ChatReply> {
      const [verb = '', ...rest] = payload.split(':');
      if (verb === 'n') return set(inbound, record, { type: 'all' }, readNewChoice(rest));
      if (verb === 'o') return set(inbound, record, { type: 'own' }, {});
      if (!record) return show(inbound, null);
      if (verb === 'e') return this.end(inbound, record, null);
      if (verb === 'm') {
        const replaces = inbound.action !== null && rest.length > 0;
        return shown(asIs(record), '🔔 Nhắc việc đang đặt', { menu: rest[0] ?? '', replaces });
      }
      const choice =
        verb === 's' ? readMenuChoice(rest.join(':'), record.subscription.settings) : null;
      if (choice === null) return plainReply('Nút này không còn dùng được.');
      const { pauseDays } = choice;
      const patch =
        pauseDays === undefined
          ? choice.patch
          : { pausedUntil: addDays(localDateAt(clock.now(), timeZone), pauseDays - 1) };
      return change(inbound, record, patch, { name: choice.menu });
    },
  };
}
