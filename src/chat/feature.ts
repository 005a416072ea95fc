import type { ChatReply, CommandHandler, Inbound } from '../domain/chat.js';
import type { ViewAction } from './view-actions.js';

/**
 * What a part of the program adds to a chat: commands by name, buttons by feature name, and free
 * text it recognises as meant for it. Features are asked in order; the question is answered where
 * none takes the text.
 */
export interface ChatFeature {
  readonly name: string;
  readonly commands: Readonly<Record<string, CommandHandler>>;
  /** `payload` of a `feature` action with this feature's name. */
  onAction?(inbound: Inbound, payload: string): Promise<ChatReply>;
  /** Paging and numbers of a message the feature itself sent; undefined where the view is not its. */
  onView?(inbound: Inbound, action: ViewAction): Promise<ChatReply | undefined>;
  /** Undefined where the text is not meant for this feature. */
  onText?(inbound: Inbound): Promise<ChatReply | undefined>;
  /** A file sent to the bot. */
  onFile?(inbound: Inbound): Promise<ChatReply | undefined>;
}
