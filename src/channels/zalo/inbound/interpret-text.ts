import type { Inbound } from '../../../domain/chat.js';
import type { OfferSet } from '../../../domain/offer.js';
import { formatRange } from '../render/compose-prompt.js';
import { findOffer } from './find-offer.js';
import type { ChosenOffer } from './find-offer.js';

/** Where a list goes on. */
export interface ListPosition {
  readonly page: number;
  readonly from: number;
  readonly owesTail: boolean;
}

/** A message as the assistant is to take it. */
export interface AskedInbound {
  readonly type: 'ask';
  readonly inbound: Inbound;
  /** Where TIEP was typed under a list; else null. */
  readonly resume: ListPosition | null;
  /** Whether it opened the detail of a list's item: the list's numbers stay good. */
  readonly isDetail: boolean;
}

/**
 * A message as the assistant is to take it, a text to go on with that was kept for TIEP, or a word
 * on numbers that were not offered.
 */
export type Interpreted =
  | AskedInbound
  | { readonly type: 'rest'; readonly text: string }
  | { readonly type: 'hint'; readonly text: string };

const asked = (inbound: Inbound, more: Partial<AskedInbound> = {}): AskedInbound => ({
  type: 'ask',
  inbound,
  resume: null,
  isDetail: false,
  ...more,
});

function takeOffer(inbound: Inbound, chosen: ChosenOffer): Interpreted {
  if (chosen.type === 'detail') {
    const { view } = chosen.offer;
    const action = { type: 'detail', view, item: chosen.item } as const;
    return asked({ ...inbound, action }, { isDetail: true });
  }
  if (chosen.type === 'outOfRange') {
    const { first, last } = chosen.offer;
    const range = formatRange(first, last);
    return { type: 'hint', text: `Danh sách vừa gửi có mục ${range}. Anh/chị trả lời ${range}.` };
  }
  const { offer } = chosen;
  switch (offer.type) {
    case 'rest':
      return { type: 'rest', text: offer.text };
    case 'ask':
      return asked({ ...inbound, text: offer.utterance });
    case 'action':
      return asked({ ...inbound, action: offer.action });
    case 'more': {
      const { view, page, from, owesTail } = offer;
      const action = { type: 'page', view, page } as const;
      return asked({ ...inbound, action }, { resume: { page, from, owesTail } });
    }
  }
}

/**
 * Gives typed text its meaning where there are no buttons: a number or word the chat was offered,
 * else what the handler takes it for. `now` is the assistant's clock.
 */
export function interpretText(inbound: Inbound, offered: OfferSet | null, now: Date): Interpreted {
  if (inbound.kind !== 'text') return asked(inbound);
  const chosen = findOffer(inbound.text, offered, now);
  if (chosen) return takeOffer(inbound, chosen);
  return asked(inbound);
}
