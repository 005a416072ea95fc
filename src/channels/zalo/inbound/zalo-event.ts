/** What Zalo says happened; anything it does not name is `unsupported`. */
export type ZaloEventKind = 'text' | 'image' | 'sticker' | 'voice' | 'unsupported';

/** One update of Zalo's, read: ids as text, the instant known, nothing else interpreted. */
export interface ZaloEvent {
  readonly kind: ZaloEventKind;
  /** `message.text.received`, inferred from the fields where it was not sent. */
  readonly eventName: string;
  /** Null where none was sent. */
  readonly messageId: string | null;
  readonly chatId: string;
  readonly isGroup: boolean;
  readonly senderId: string;
  readonly senderName: string;
  readonly isBot: boolean;
  /** Text or caption, as typed; empty where there is none. */
  readonly text: string;
  /** Null where Zalo gave none; the caller knows what time it is. */
  readonly sentAt: Date | null;
}
