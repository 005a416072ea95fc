import type { DeathCause, OutboxKind, OutboxRecord } from '../../domain/outbox.js';
import { CHANNEL_NAMES } from '../hold-channel.js';

const CAUSES: Readonly<Record<DeathCause, string>> = {
  refused: 'bị từ chối',
  chat_gone: 'hội thoại đã chặn hoặc gỡ trợ lý',
  unknown_twice: 'hai lần không rõ đã tới chưa',
};

const KINDS: Readonly<Record<OutboxKind, string>> = {
  digest: 'bản tin tuần',
  deadlines: 'nhắc thời hạn',
  notice: 'thông báo',
  operator: 'tin cho quản trị viên',
};

/**
 * One dead letter in one line, its number first: `/guilai` takes it, save where it ran out of time
 * after that. No word of what it said.
 */
export function phraseDead(record: OutboxRecord, stampOf: (at: Date) => string): string {
  const where = `${CHANNEL_NAMES[record.chat.channel]} ${record.chat.chatId}`;
  const why = CAUSES[record.cause ?? 'refused'];
  const after =
    record.state === 'expired' ? '; đã gửi lại nhưng quá giờ mà chưa gửi được, không gửi nữa' : '';
  const reason = record.reason === null ? '' : ` (${record.reason})`;
  const when = record.endedAt === null ? '' : `, ${stampOf(record.endedAt)}`;
  return `${record.id}. ${KINDS[record.kind]}, ${where}${when}: ${why}${reason}${after}`;
}
