import type { TelegramEntity, TelegramMessage } from './update-schema.js';

/** The bot as Telegram knows it. */
export interface BotIdentity {
  readonly id: number;
  /** Without @. */
  readonly username: string;
}

/** What a message says, and whether the bot is meant. */
export interface Addressing {
  /** Without mentions of the bot. */
  readonly text: string;
  readonly command: { readonly name: string; readonly args: string } | null;
  /** The command names another bot: not for this one, wherever it was typed. */
  readonly isForOtherBot: boolean;
  /** Mentioned, replied to, or given a command. */
  readonly isAddressed: boolean;
}

const COMMAND = /^\/(\w{1,32})(?:@(\w{3,32}))?(?![^\s])/;

/** Reads text or caption, mentions by entities (https://core.telegram.org/bots/api#messageentity). */
export function readAddressing(message: TelegramMessage, me: BotIdentity): Addressing {
  const raw = message.text ?? message.caption ?? '';
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  const mentions = (entities ?? findMentions(raw)).filter((entity) => isMention(entity, raw, me));
  const text = removeRanges(raw, mentions);
  const command = COMMAND.exec(text);
  const addressee = command?.[2]?.toLowerCase();
  return {
    text,
    command:
      command?.[1] === undefined
        ? null
        : { name: command[1].toLowerCase(), args: text.slice(command[0].length).trim() },
    isForOtherBot: addressee !== undefined && addressee !== me.username.toLowerCase(),
    isAddressed: mentions.length > 0 || command !== null || isReplyTo(message, me),
  };
}

function isMention(entity: TelegramEntity, text: string, me: BotIdentity): boolean {
  if (entity.type === 'text_mention') return entity.user?.id === me.id;
  if (entity.type !== 'mention') return false;
  const mention = text.slice(entity.offset, entity.offset + entity.length);
  return mention.toLowerCase() === `@${me.username.toLowerCase()}`;
}

/** Mentions by their spelling, for messages that come without entities. */
function findMentions(text: string): TelegramEntity[] {
  return [...text.matchAll(/(?<![\w@])@\w{3,32}/g)].map((match) => ({
    type: 'mention',
    offset: match.index,
    length: match[0].length,
    user: undefined,
  }));
}

/** In a topic every message "replies" to the one that opened the topic; that is no reply. */
function isReplyTo(message: TelegramMessage, me: BotIdentity): boolean {
  const reply = message.reply_to_message;
  return reply?.from?.id === me.id && reply.forum_topic_created === undefined;
}

/** Cuts the ranges (UTF-16 units, as Telegram counts) and the white space they leave behind. */
function removeRanges(text: string, ranges: readonly TelegramEntity[]): string {
  let kept = '';
  let from = 0;
  for (const { offset, length } of ranges.toSorted((a, b) => a.offset - b.offset)) {
    kept += `${text.slice(from, Math.max(from, offset)).trimEnd()} `;
    from = Math.max(from, offset + length);
    while (/[\s,:]/.test(text.charAt(from))) from += 1;
  }
  return (kept + text.slice(from)).trim();
}
