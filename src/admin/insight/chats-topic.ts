import { chatKey } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { ChatRecord, ChatStore } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import { stampOf } from '../../domain/phrase-instant.js';
import type { InsightTopic } from './insight-topic.js';

export interface ChatsTopicDeps {
  readonly chats: Pick<ChatStore, 'list'>;
  readonly register: () => Register;
  /** What a chat is reminded of, in words; null where it has no subscription. */
  readonly describeSubscription: (chatKey: string) => Promise<string | null>;
  readonly clock: Clock;
  readonly timeZone: string;
}

const DAY_MS = 24 * 60 * 60_000;
const STATES: Readonly<Record<ChatRecord['state'], string>> = {
  active: 'đang dùng',
  blocked: 'đã chặn trợ lý',
  removed: 'đã đưa trợ lý ra khỏi nhóm',
};

/** Which chats there are and which of them are reminded. */
export function createChatsTopic(deps: ChatsTopicDeps): InsightTopic {
  const { clock, timeZone } = deps;
  const listSubscribed = async (
    records: readonly ChatRecord[],
  ): Promise<ReadonlyMap<string, string>> => {
    const subscribed = new Map<string, string>();
    for (const { chat } of records) {
      const words = await deps.describeSubscription(chatKey(chat));
      if (words !== null) subscribed.set(chatKey(chat), words);
    }
    return subscribed;
  };
  return {
    command: 'hoithoai',
    description: 'cuộc trò chuyện và đăng ký nhắc việc',
    summarise: async (days) => {
      const records = await deps.chats.list();
      const subscribed = await listSubscribed(records);
      const since = clock.now().getTime() - days * DAY_MS;
      const recent = records.filter(({ lastSeenAt }) => lastSeenAt.getTime() >= since);
      const channels = [...new Set(records.map(({ chat }) => chat.channel))].sort();
      const gone = records.filter(({ state }) => state !== 'active').length;
      return [
        `${records.length} cuộc trò chuyện, ${recent.length} có nhắn trong ${days} ngày, ${subscribed.size} đăng ký nhắc việc`,
        ...channels.map((channel) => {
          const own = records.filter(({ chat }) => chat.channel === channel);
          const groups = own.filter(({ chat }) => chat.kind === 'group').length;
          return `${channel}: ${own.length - groups} riêng, ${groups} nhóm`;
        }),
        ...(gone === 0 ? [] : [`Không gửi được nữa: ${gone} (bị chặn hoặc ra khỏi nhóm)`]),
      ];
    },
    tabulate: async () => {
      const records = await deps.chats.list();
      const subscribed = await listSubscribed(records);
      const { agencies } = deps.register();
      return {
        name: 'Cuộc trò chuyện',
        title: 'Cuộc trò chuyện và đăng ký nhắc việc',
        columns: [
          { header: 'Cuộc trò chuyện', width: 30 },
          { header: 'Loại', width: 10 },
          { header: 'Cơ quan đã đặt', width: 30 },
          { header: 'Nhắc việc', width: 40 },
          { header: 'Trạng thái', width: 20 },
          { header: 'Lần đầu', width: 18, isCentred: true },
          { header: 'Lần cuối', width: 18, isCentred: true },
        ],
        rows: records.map((one) => [
          chatKey(one.chat),
          one.chat.kind === 'group' ? 'nhóm' : 'riêng',
          agencies.find(({ id }) => id === one.ownAgency)?.name ?? null,
          subscribed.get(chatKey(one.chat)) ?? null,
          STATES[one.state],
          stampOf(one.firstSeenAt, timeZone),
          stampOf(one.lastSeenAt, timeZone),
        ]),
      };
    },
  };
}
