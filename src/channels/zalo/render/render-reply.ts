import { PAGE_SIZE } from '../../../domain/chat.js';
import type { ChatReply } from '../../../domain/chat.js';
import type { Offer } from '../../../domain/offer.js';
import { composePrompt } from './compose-prompt.js';
import { joinItems, layoutView } from './layout-view.js';
import type { LaidOutItem } from './layout-view.js';
import { offerActions } from './offer-actions.js';
import { offerChoices } from './offer-choices.js';
import { planPages } from './plan-pages.js';
import type { PagePlan } from './plan-pages.js';
import { joinBlocks, limitRest, MESSAGE_BUDGET_UNITS, renderText } from './render-text.js';
import type { PromptBase, RenderedMessage } from './render-text.js';

/** Where a reply goes and where in it to begin. */
export interface RenderContext {
  readonly isGroup: boolean;
  /** First item to show, from 1; null: the first of the reply's page. */
  readonly from: number | null;
  /** True where an earlier message left the closing notes out. */
  readonly owesTail: boolean;
  /** Lines above everything else: that it is sent again. */
  readonly preface: string | null;
  /** What to say of files, which Zalo does not take; empty where there are none. */
  readonly fileLine: string;
}

/** Everything a page of items is made of, before it is known how many fit. */
interface ItemPage {
  readonly head: string;
  readonly tail: string;
  readonly isTailDue: boolean;
  readonly items: readonly LaidOutItem[];
  readonly from: number;
  /** View under which more can be asked for; null: what is left is kept as text. */
  readonly viewId: string | null;
  readonly offersDetails: boolean;
  readonly prompt: Omit<PromptBase, 'details'>;
  readonly offers: readonly Offer[];
}

/** The numbers of items that have a detail; null where none does. */
function detailRange(items: readonly LaidOutItem[]): { first: number; last: number } | null {
  const numbers = items.filter(({ item }) => item.taskId !== null).map((item) => item.number);
  const [first] = numbers;
  const last = numbers.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** What TIEP brings after item `last`, or null where nothing is left. */
function offerMore(page: ItemPage, plan: PagePlan, last: number): Offer | null {
  const owesTail = page.isTailDue && !plan.withTail;
  const hasItems = last < page.items.length;
  if (hasItems && page.viewId !== null) {
    const from = last + 1;
    const number = Math.ceil(from / PAGE_SIZE);
    return { type: 'more', view: page.viewId, page: number, from, owesTail };
  }
  const left = joinBlocks([
    joinItems(page.items.slice(last), plan.style),
    owesTail ? page.tail : '',
  ]);
  return left === '' ? null : { type: 'rest', text: limitRest(left) };
}

/** The page filled by one plan, or null where that is too long for a message. */
function renderPlan(page: ItemPage, plan: PagePlan): RenderedMessage | null {
  const last = page.from - 1 + plan.count;
  const shown = page.items.slice(page.from - 1, last);
  const more = offerMore(page, plan, last);
  const prompt = composePrompt({
    ...page.prompt,
    details: page.offersDetails ? detailRange(shown) : null,
    remainingItems: page.items.length - last,
    hasRest: more?.type === 'rest',
  });
  const tail = plan.withTail ? page.tail : '';
  const text = joinBlocks([page.head, joinItems(shown, plan.style), tail, prompt]);
  if (text.length > MESSAGE_BUDGET_UNITS) return null;
  // Numbers of earlier pages stay good: they are still above in the chat.
  const details = page.offersDetails ? detailRange(page.items.slice(0, last)) : null;
  const offers: Offer[] = [...page.offers];
  if (details !== null && page.viewId !== null)
    offers.unshift({ type: 'detail', view: page.viewId, ...details });
  if (more !== null) offers.push(more);
  return { text, offers };
}

/**
 * A reply as one plain-text message within the platform's limit. What does not fit — items beyond
 * the page, closing notes, long passages — is offered under TIEP, with how many items remain.
 */
export function renderReply(reply: ChatReply, context: RenderContext): RenderedMessage {
  const { view, viewId } = reply;
  const hasItems = view.groups.some((group) => group.items.length > 0);
  const choices = offerChoices(view.choices, reply.actions, hasItems);
  const layout = layoutView(view, choices.lines);
  const words = offerActions(reply.actions, view.choices.length > 0);
  const total = layout.items.length;
  const from = Math.min(context.from ?? (reply.page - 1) * PAGE_SIZE + 1, Math.max(1, total));
  const isFirst = from === 1;
  const head = joinBlocks([context.preface ?? '', isFirst ? layout.head : layout.headAgain]);
  const tail = joinBlocks([layout.tail, context.fileLine]);
  const prompt = { isGroup: context.isGroup, choices: choices.range, words: words.prompted };
  const offers = [...words.offers, ...choices.offers];

  if (total === 0)
    return renderText(joinBlocks([head, tail]), { ...prompt, details: null }, offers);

  const isUnpaged = reply.pages <= 1;
  const room = Math.min(isUnpaged ? total : PAGE_SIZE, total - from + 1);
  const isTailDue = tail !== '' && (isFirst || context.owesTail);
  const isDetail = reply.actions.flat().some(({ action }) => action.type === 'back');
  const page: ItemPage = {
    ...{ head, tail, isTailDue, from, viewId, prompt, offers },
    items: layout.items,
    offersDetails: viewId !== null && !isDetail,
  };
  for (const plan of planPages(room, isTailDue, isUnpaged)) {
    const message = renderPlan(page, plan);
    if (message !== null) return message;
  }
  // Not even one item fits: everything from here on is one long text.
  const items = joinItems(layout.items.slice(from - 1), 'short');
  const long = joinBlocks([head, items, isTailDue ? tail : '']);
  return renderText(long, { ...prompt, details: null }, offers);
}
