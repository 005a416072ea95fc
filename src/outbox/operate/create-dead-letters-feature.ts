import type { ChatFeature } from '../../chat/feature.js';
import { plainReply } from '../../domain/plain-reply.js';
import type { ChannelName, CommandHandler } from '../../domain/chat.js';
import type { OutboxRecord } from '../../domain/outbox.js';
import type { DeadSelection } from '../outbox-store.js';
import { CHANNEL_NAMES } from '../hold-channel.js';
import { phraseDead } from './phrase-dead.js';

/** What operators may do with the outbox. */
export interface OutboxOperations {
  /** Dead letters, newest first. */
  listDead(limit: number): Promise<readonly OutboxRecord[]>;
  /** Sends them once more; how many. */
  resendDead(which: DeadSelection): Promise<number>;
  /** Lets a held channel send again; false where it was not held. */
  release(channel: ChannelName): Promise<boolean>;
}

export interface DeadLettersFeatureDeps {
  readonly operations: OutboxOperations;
  /** Wraps a handler so that only those who may run it do. */
  readonly operatorsOnly: (handler: CommandHandler) => CommandHandler;
  /** `9:02 15/7/2024`. */
  readonly stampOf: (at: Date) => string;
  /** Told what an operator did, for the audit log. */
  readonly onDone?: (
    inbound: Parameters<CommandHandler>[0],
    action: 'resend' | 'release',
    subject: string,
    result: string,
  ) => Promise<void>;
}

const SHOWN = 20;
const FEATURE = 'dead-letters';
const ALL_WORDS = ['tất cả', 'tat ca', 'tatca', 'all'];
const HOW = 'Gõ /guilai kèm số (ví dụ /guilai 12 15) hoặc /guilai tất cả.';

/** `/guilai 12, 15` → [12, 15]; `/guilai tất cả` → all; null for anything else. */
export function readSelection(args: string): DeadSelection | null {
  const text = args.normalize('NFC').trim().toLowerCase();
  if (ALL_WORDS.includes(text)) return 'all';
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => /^\d{1,12}$/.test(word))
    ? words.map(Number)
    : null;
}

/** `/tinloi`, `/guilai`, `/guitiep`: what was given up, sent again; a held channel released. */
export function createDeadLettersFeature(deps: DeadLettersFeatureDeps): ChatFeature {
  const { operations, operatorsOnly } = deps;

  const list: CommandHandler = async () => {
    const records = await operations.listDead(SHOWN + 1);
    if (records.length === 0) return plainReply('Không có tin nhắc nào gửi hỏng.');
    const shown = records.slice(0, SHOWN).map((record) => phraseDead(record, deps.stampOf));
    const more = records.length > SHOWN ? [`Chỉ hiện ${SHOWN} tin mới nhất.`] : [];
    return plainReply(
      `Tin nhắc không gửi được: ${records.length > SHOWN ? `trên ${SHOWN}` : records.length}`,
      [...shown, ...more, HOW],
      [
        [
          {
            label: '🔁 Gửi lại tất cả',
            action: { type: 'feature', feature: FEATURE, payload: 'all' },
          },
        ],
      ],
    );
  };

  const resend: CommandHandler = async (inbound, args) => {
    const which = readSelection(args);
    if (which === null) return plainReply('Anh/chị muốn gửi lại tin nào?', [HOW, 'Xem: /tinloi']);
    const count = await operations.resendDead(which);
    const subject = which === 'all' ? 'tất cả' : which.join(', ');
    await deps.onDone?.(inbound, 'resend', subject, `${count} tin`);
    return plainReply(
      count === 0 ? 'Không có tin nào để gửi lại.' : `Đã đưa ${count} tin vào hàng chờ gửi lại.`,
    );
  };

  const release: CommandHandler = async (inbound, args) => {
    const asked = args.trim().toLowerCase();
    const channels: readonly ChannelName[] = ['telegram', 'zalo'];
    const chosen = channels.filter((channel) => asked === '' || asked === channel);
    const released: string[] = [];
    for (const channel of chosen)
      if (await operations.release(channel)) released.push(CHANNEL_NAMES[channel]);
    if (released.length === 0) return plainReply('Không có kênh nào đang tạm dừng gửi.');
    await deps.onDone?.(inbound, 'release', released.join(', '), 'gửi tiếp');
    return plainReply(`Đã cho gửi tiếp trên ${released.join(', ')}.`);
  };

  return {
    name: FEATURE,
    commands: {
      tinloi: operatorsOnly(list),
      guilai: operatorsOnly(resend),
      guitiep: operatorsOnly(release),
    },
    onAction: operatorsOnly(resend),
  };
}
