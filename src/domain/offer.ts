import type { ChatAction } from './chat.js';

/** What a typed number or word stands for in the chat it was offered in. Plain JSON. */
export type Offer =
  /** Any number from `first` to `last` asks for the detail of that item. */
  | {
      readonly type: 'detail';
      readonly view: string;
      readonly first: number;
      readonly last: number;
    }
  /** One of `words` (a number, a letter, a phrase with its marks) does `action`. */
  | { readonly type: 'action'; readonly words: readonly string[]; readonly action: ChatAction }
  /** One of `words` asks `utterance`, as if it had been typed. */
  | { readonly type: 'ask'; readonly words: readonly string[]; readonly utterance: string }
  /** TIEP shows the list from item `from` on; `owesTail`: its closing notes were not shown yet. */
  | {
      readonly type: 'more';
      readonly view: string;
      readonly page: number;
      readonly from: number;
      readonly owesTail: boolean;
    }
  /** TIEP shows `text`, which did not fit into the message before. */
  | { readonly type: 'rest'; readonly text: string };

/** What the last reply in a chat offered, and when (by the assistant's clock). */
export interface OfferSet {
  readonly offers: readonly Offer[];
  readonly at: Date;
}

/**
 * Keeps what each chat was offered last, so that numbered replies work after a restart. Only the
 * newest set of a chat is kept; it goes with everything else when a chat is erased.
 */
export interface OfferStore {
  /** Replaces what the chat was offered before. */
  save(chatKey: string, offers: readonly Offer[], at: Date): Promise<void>;
  find(chatKey: string): Promise<OfferSet | null>;
}

/** A number typed later than this after its list may mean anything; by the assistant's clock. */
export const OFFER_TTL_MS = 30 * 60_000;
