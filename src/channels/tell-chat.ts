import type { ChatReply } from '../domain/chat.js';
import type { ChatStore } from '../domain/ports.js';
import type { Channel } from './channel.js';

/**
 * Tells a chat something once, outside the queue of reminders: an answer to what somebody there
 * reported. False where the chat is gone, its channel does not run, or the platform did not confirm.
 */
export async function tellChat(
  key: string,
  reply: ChatReply,
  chats: Pick<ChatStore, 'find'>,
  channels: readonly Channel[],
): Promise<boolean> {
  const record = await chats.find(key);
  if (record?.state !== 'active') return false;
  const channel = channels.find((one) => one.name === record.chat.channel);
  const outcome = await channel?.sender.send(record.chat, reply);
  return outcome?.status === 'sent';
}
