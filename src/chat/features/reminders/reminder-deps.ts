import type { ClaimStore } from '../../../domain/claim.js';
import type { Clock } from '../../../domain/clock.js';
import type { Assistant } from '../../../domain/conversation.js';
import type { Outbox } from '../../../domain/outbox.js';
import type { ChatStore, ConversationStore, ViewStore } from '../../../domain/ports.js';
import type { SubscriptionStore } from '../../../domain/subscription.js';
import type { ReminderWorld } from '../../../reminders/reminder-world.js';

/** What the reminders' part of a chat works with. */
export interface ReminderFeatureDeps {
  readonly subscriptions: SubscriptionStore;
  readonly outbox: Pick<Outbox, 'cancel'>;
  readonly chats: ChatStore;
  readonly views: ViewStore;
  readonly conversations: ConversationStore;
  readonly claims: ClaimStore;
  readonly assistant: () => Assistant;
  /** What reminders are made from, on the active register. */
  readonly world: () => Promise<ReminderWorld>;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Owners, `zalo:abc`: they may change any group's subscription where a messenger tells no roles. */
  readonly admins: readonly string[];
  /** Seven URL-safe characters. */
  readonly newSubscriptionId: () => string;
  /** Tells the scheduler that subscriptions have changed. */
  readonly onChanged: () => void;
}
