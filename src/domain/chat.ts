import type { AnswerView } from './answer.js';

/** The messengers, and the chat in a terminal. */
export type ChannelName = 'telegram' | 'zalo' | 'terminal';

/** Where a conversation takes place. A Telegram topic is a conversation of its own. */
export interface ChatRef {
  readonly channel: ChannelName;
  readonly chatId: string;
  readonly threadId: string | null;
  readonly kind: 'private' | 'group';
}

/** `telegram:-100123:45`; the key of everything kept per conversation. */
export function chatKey(chat: ChatRef): string {
  return [chat.channel, chat.chatId, ...(chat.threadId === null ? [] : [chat.threadId])].join(':');
}

/** Who wrote or tapped. */
export interface Sender {
  /** Opaque platform id, as text. */
  readonly id: string;
  readonly name: string;
  /** Whether the platform says that the sender runs the group; null where it tells no roles. */
  readonly isChatAdmin: boolean | null;
}

/** What a list can be narrowed to with one tap. */
export type NarrowTo = 'all' | 'overdue' | 'due_soon' | 'completed' | 'not_completed';

/**
 * A tap on a button, or the typed number or word that stands for it where there are no buttons.
 * `view` is the id of a stored view.
 */
export type ChatAction =
  | { readonly type: 'page'; readonly view: string; readonly page: number }
  | { readonly type: 'detail'; readonly view: string; readonly item: number }
  /** From a detail to the page it was opened from; the first where absent. */
  | { readonly type: 'back'; readonly view: string; readonly page?: number }
  | { readonly type: 'narrow'; readonly view: string; readonly to: NarrowTo }
  | { readonly type: 'choose'; readonly view: string; readonly choice: number }
  | { readonly type: 'rerun'; readonly view: string }
  | { readonly type: 'export'; readonly view: string }
  | { readonly type: 'subscribe'; readonly view: string }
  | { readonly type: 'rate'; readonly view: string; readonly value: 'up' | 'down' }
  /** Anything a feature brings of its own: `feature` names it, `payload` is at most 40 bytes. */
  | { readonly type: 'feature'; readonly feature: string; readonly payload: string };

/** What was sent, as far as it matters. */
export type InboundKind = 'text' | 'photo' | 'voice' | 'sticker' | 'document' | 'other';

/** One thing a person did in a chat, vendor-neutral. */
export interface Inbound {
  /** Unique per channel; an update seen twice is handled once. */
  readonly updateId: string;
  readonly chat: ChatRef;
  readonly sender: Sender;
  readonly kind: InboundKind;
  /** Without the mention of the bot; empty where there is none. */
  readonly text: string;
  /** `/quahan BTC` → name `quahan`, args `BTC`; null for free text. */
  readonly command: { readonly name: string; readonly args: string } | null;
  readonly action: ChatAction | null;
  /** The platform's id of the message, for replies and edits. */
  readonly messageId: string | null;
  readonly isEdit: boolean;
  readonly sentAt: Date;
  /** An attached file, fetched on demand. */
  readonly file: InboundFile | null;
  /**
   * Whose message it answers; null or absent where it answers none, or one of a bot, or the
   * platform does not tell. Who wrote as a group or channel comes under its id, as senders do.
   */
  readonly repliedTo?: Sender | null;
}

/**
 * An attached file. `read` rejects with FileFetchError; `sizeBytes` is null where the platform
 * does not tell.
 */
export interface InboundFile {
  readonly name: string;
  readonly sizeBytes: number | null;
  readonly read: () => Promise<Uint8Array>;
}

/** A button offered under a reply; on Zalo a numbered or worded reply stands for it. */
export interface OfferedAction {
  readonly label: string;
  readonly action: ChatAction;
}

/** A file sent with a reply. */
export interface ReplyFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly caption: string | null;
  readonly kind: 'document' | 'photo';
}

/** What to say in a chat, vendor-neutral. The channel renders, splits and sends it. */
export interface ChatReply {
  readonly view: AnswerView;
  /** Id under which the view is stored, or null where nothing can be done with it. */
  readonly viewId: string | null;
  /** Page shown, from 1, and how many there are, counted in `PAGE_SIZE` items. */
  readonly page: number;
  readonly pages: number;
  /** Buttons beside paging and items, in rows as given. */
  readonly actions: readonly (readonly OfferedAction[])[];
  readonly files: readonly ReplyFile[];
  /** True: replaces the message the action was tapped on, where the platform can edit. */
  readonly replaces: boolean;
  /** A short word for the tap itself (callback answer), or null. */
  readonly toast: string | null;
}

/** Handles one command (`/dangky args`) or one tap of a feature's own button. */
export type CommandHandler = (inbound: Inbound, args: string) => Promise<ChatReply>;

/** Items a page of a reply shows; numbers run on across pages. */
export const PAGE_SIZE = 5;

/**
 * The whole of what the assistant does in a chat, for every channel alike: commands, free text,
 * buttons. Null: nothing is to be said (not addressed, or already handled).
 */
export interface ChatHandler {
  handle(inbound: Inbound): Promise<ChatReply | null>;
}
