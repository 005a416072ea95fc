/** Who the bot is. */
export interface BotIdentity {
  readonly id: string | null;
  /** A handle such as `bot.VDKyGxQvc`. */
  readonly accountName: string | null;
  /** The visible name, where the platform tells it. */
  readonly displayName: string | null;
  /** What the plan allows; whether groups work shows only when one writes. Null: not told. */
  readonly canJoinGroups: boolean | null;
}

/** The webhook as Zalo keeps it; `url` is empty where none is set. */
export interface WebhookInfo {
  readonly url: string;
  /** What Zalo's own trial request met, where it tells: a hint, not a failure. */
  readonly verification: { readonly isOk: boolean; readonly outcome: string } | null;
}

/** A message Zalo confirmed; its id where one was told. */
export interface SentMessage {
  readonly messageId: string | null;
}

/** The methods of the Zalo Bot Platform that the channel uses. Every one throws ZaloApiError. */
export interface ZaloClient {
  getMe(): Promise<BotIdentity>;
  /**
   * Waits up to `waitSeconds` for updates; raw, in whatever of the known shapes they came, none
   * where nothing arrived. An update is gone from the server once returned.
   */
  getUpdates(waitSeconds: number, signal: AbortSignal): Promise<readonly unknown[]>;
  setWebhook(url: string, secret: string): Promise<WebhookInfo>;
  deleteWebhook(): Promise<void>;
  getWebhookInfo(): Promise<WebhookInfo>;
  /** `text`: 1 to `MAX_TEXT_UNITS` UTF-16 units; longer throws RangeError before anything is sent. */
  sendMessage(chatId: string, text: string): Promise<SentMessage>;
  /** `photoUrl` must be public: Zalo fetches it. `caption` as for `text`, or null. */
  sendPhoto(chatId: string, photoUrl: string, caption: string | null): Promise<SentMessage>;
  /** Shows "đang nhập" for a few seconds. */
  sendChatAction(chatId: string, action: 'typing'): Promise<void>;
}

/** Longest text of a message or caption, in UTF-16 units (Zalo Bot Platform, sendMessage). */
export const MAX_TEXT_UNITS = 2000;
