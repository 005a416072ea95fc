import { z } from 'zod';

/**
 * What is read of Telegram's updates (https://core.telegram.org/bots/api#update). Everything else
 * is ignored, and an optional part of an unexpected shape counts as absent: new kinds of content
 * must not silence the bot.
 */
const optional = <T extends z.ZodType>(schema: T): z.ZodCatch<z.ZodOptional<T>> =>
  schema.optional().catch(undefined as never);

const user = z.object({
  id: z.int(),
  is_bot: z.boolean().catch(false),
  first_name: z.string().catch(''),
  last_name: optional(z.string()),
});

const chat = z.object({
  id: z.int(),
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: optional(z.string()),
});

const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().positive(),
  user: optional(z.object({ id: z.int() })),
});

const document = z.object({
  file_id: z.string().min(1),
  file_name: optional(z.string()),
  file_size: optional(z.int()),
});

/** Contents that only get a hint to type; the value does not matter. */
const presence = optional(z.unknown());

const message = z.object({
  message_id: z.int(),
  date: z.int().catch(0),
  edit_date: optional(z.int()),
  chat,
  from: optional(user),
  sender_chat: optional(chat),
  author_signature: optional(z.string()),
  message_thread_id: optional(z.int()),
  is_topic_message: optional(z.boolean()),
  is_automatic_forward: optional(z.boolean()),
  via_bot: presence,
  media_group_id: optional(z.string()),
  reply_to_message: optional(
    z.object({
      from: optional(user),
      sender_chat: optional(chat),
      forum_topic_created: presence,
    }),
  ),
  text: optional(z.string()),
  entities: optional(z.array(entity)),
  caption: optional(z.string()),
  caption_entities: optional(z.array(entity)),
  photo: presence,
  voice: presence,
  audio: presence,
  video: presence,
  video_note: presence,
  animation: presence,
  sticker: presence,
  location: presence,
  venue: presence,
  contact: presence,
  poll: presence,
  dice: presence,
  story: presence,
  document: optional(document),
  migrate_to_chat_id: optional(z.int()),
  migrate_from_chat_id: optional(z.int()),
});

const callbackQuery = z.object({
  id: z.string().min(1),
  from: user,
  data: optional(z.string()),
  // A message too old to be read comes with its chat, its id and the date 0 only.
  message: optional(message),
});

const chatMember = z.object({
  status: z.enum(['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']),
  is_member: optional(z.boolean()),
});

const chatMemberUpdated = z.object({
  chat,
  from: user,
  date: z.int().catch(0),
  old_chat_member: chatMember,
  new_chat_member: chatMember,
});

/** An update with the parts this assistant reads. */
export const updateSchema = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  channel_post: message.optional(),
  edited_channel_post: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: chatMemberUpdated.optional(),
});

export type TelegramUpdate = z.infer<typeof updateSchema>;
export type TelegramMessage = z.infer<typeof message>;
export type TelegramChat = z.infer<typeof chat>;
export type TelegramUser = z.infer<typeof user>;
export type TelegramEntity = z.infer<typeof entity>;
export type TelegramCallbackQuery = z.infer<typeof callbackQuery>;
export type TelegramMembership = z.infer<typeof chatMemberUpdated>;

/** The updates asked for; Telegram sends no others. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'my_chat_member',
] as const;

const envelope = z.object({ update_id: z.int() });

/** The id of anything that is an update at all, or null. */
export function findUpdateId(raw: unknown): number | null {
  return envelope.safeParse(raw).data?.update_id ?? null;
}
