import type { OnReply } from '../reply-outcome.js';
import { chatKey } from '../../domain/chat.js';
import type { ChatHandler, ChatReply, Inbound } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { UpdateJournal } from '../../domain/ports.js';
import type { ChannelLog } from '../../domain/channel-log.js';
import type { Doorkeeper } from '../doorkeeper.js';
import { StoppedError } from '../rate/scheduler.js';
import { describeError } from './api/describe-error.js';
import type { AnswerOutcome } from './delivery/deliver-answer.js';
import type { OutgoingMessage } from './delivery/attempt-send.js';
import { interpretText } from './inbound/interpret-text.js';
import type { AskedInbound } from './inbound/interpret-text.js';
import type { Offer, OfferSet, OfferStore } from '../../domain/offer.js';
import type { Persist } from './persist.js';
import type { RenderReply } from './render/create-render.js';
import { renderText } from './render/render-text.js';
import type { RenderedMessage } from './render/render-text.js';
import type { ShowTyping } from './show-typing.js';

/** What answering one message needs. */
export interface AnswerInboundDeps {
  readonly handler: ChatHandler;
  readonly onReply: OnReply;
  readonly doorkeeper: Doorkeeper;
  readonly offers: OfferStore;
  readonly journal: UpdateJournal;
  readonly persist: Persist;
  readonly clock: Clock;
  readonly render: RenderReply;
  readonly deliver: (updateId: string, message: OutgoingMessage) => Promise<AnswerOutcome>;
  readonly showTyping: ShowTyping;
  readonly log: ChannelLog;
  readonly redact: (text: string) => string;
}

/** What is said where handling failed; details are the log's. */
const FAULT_TEXT =
  'Xin lỗi anh/chị, trợ lý đang gặp lỗi khi xử lý tin nhắn này. Vui lòng thử lại sau ít phút.';

interface Prepared extends RenderedMessage {
  readonly photoUrl: string | null;
}

/** Whether a reply shows nothing of the documents: a refusal, a hint, a setting. */
function isWithoutContent({ view, files }: ChatReply): boolean {
  const shown = [view.groups, view.passages, view.citations, view.choices, files];
  return shown.every((part) => part.length === 0);
}

/** The last list's numbers and its TIEP, where the reply after it offers none of its own. */
function keepListOffers(offered: OfferSet | null, offers: readonly Offer[]): Offer[] {
  const has = (...types: Offer['type'][]): boolean =>
    offers.some((offer) => types.includes(offer.type));
  const kept = (offered?.offers ?? []).filter(
    (old) =>
      (old.type === 'detail' && !has('detail')) || (old.type === 'more' && !has('more', 'rest')),
  );
  return [...offers, ...kept];
}

/**
 * Handles one message from interpretation to the recorded answer: at most one message goes out for
 * it. Rejects with a StoppedError when the channel stops first.
 */
export function createAnswerInbound(deps: AnswerInboundDeps): (inbound: Inbound) => Promise<void> {
  const { clock, log, offers, persist } = deps;

  /** What a chat outside the list is told, once. */
  const turnAway = async (inbound: Inbound): Promise<Prepared | null> => {
    const reply = await persist('refuse', () => deps.doorkeeper.refuse(inbound.chat));
    const position = { from: null, owesTail: false, preface: null };
    return reply === null ? null : deps.render(reply, inbound.chat, position);
  };

  const askHandler = async (inbound: Inbound): Promise<ChatReply | null | 'fault'> => {
    const stopTyping = deps.showTyping(inbound.chat.chatId);
    try {
      return await deps.handler.handle(inbound);
    } catch (error) {
      log.error(
        { fault: describeError(error, deps.redact), updateId: inbound.updateId },
        'Zalo: trợ lý gặp lỗi khi trả lời',
      );
      return 'fault';
    } finally {
      stopTyping();
    }
  };

  const prepare = async (
    asked: AskedInbound,
    offered: OfferSet | null,
  ): Promise<Prepared | null> => {
    const reply = await askHandler(asked.inbound);
    if (reply === null) return null;
    if (reply === 'fault') return { text: FAULT_TEXT, offers: [], photoUrl: null };
    // The list may have become shorter, or the view expired: its own page is shown then.
    const position =
      asked.resume !== null && asked.resume.page === reply.page ? asked.resume : null;
    const message = await deps.render(reply, asked.inbound.chat, {
      from: position?.from ?? null,
      owesTail: position?.owesTail ?? false,
      preface: null,
    });
    return asked.isDetail || isWithoutContent(reply)
      ? { ...message, offers: keepListOffers(offered, message.offers) }
      : message;
  };

  const continueText = (inbound: Inbound, text: string, offered: OfferSet | null): Prepared => {
    const isGroup = inbound.chat.kind === 'group';
    const kept = (offered?.offers ?? []).filter((offer) => offer.type !== 'rest');
    const prompt = { isGroup, details: null, choices: null, words: [] };
    return { ...renderText(text, prompt, kept), photoUrl: null };
  };

  const answer = async (inbound: Inbound): Promise<Prepared | null> => {
    const offered = await persist('find offers', () => offers.find(chatKey(inbound.chat)));
    const meant = interpretText(inbound, offered, clock.now());
    switch (meant.type) {
      case 'ask':
        return prepare(meant, offered);
      case 'rest':
        return continueText(inbound, meant.text, offered);
      case 'hint':
        return { text: meant.text, offers: offered?.offers ?? [], photoUrl: null };
    }
  };

  return async (inbound) => {
    const key = chatKey(inbound.chat);
    const isAllowed = deps.doorkeeper.isAllowed(inbound.chat);
    const message = await (isAllowed ? answer(inbound) : turnAway(inbound));
    if (message === null || message.text === '') {
      await persist('mark handled', () =>
        deps.journal.markHandled('zalo', inbound.updateId, clock.now()),
      );
      return;
    }
    const { text, photoUrl } = message;
    const { chatId } = inbound.chat;
    const outcome = await deps.deliver(inbound.updateId, { chatId, text, photoUrl });
    deps.onReply(outcome === 'sent' || outcome === 'unknown' ? outcome : 'failed');
    if (outcome !== 'sent' && outcome !== 'unknown') return;
    await persist('save offers', () => offers.save(key, message.offers, clock.now())).catch(
      (error: unknown) => {
        // The answer is out; its numbers are lost, not the answer.
        if (!(error instanceof StoppedError)) throw error;
      },
    );
  };
}
