import type { ChatAction, NarrowTo } from '../../../domain/chat.js';

/** Telegram's limit for the data of a button (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
export const MAX_CALLBACK_BYTES = 64;

const NARROW_CODES: Readonly<Record<NarrowTo, string>> = {
  all: 'a',
  overdue: 'o',
  due_soon: 's',
  completed: 'c',
  not_completed: 'n',
};

const DATA = /^([a-z]):([^:]*)(?::(.*))?$/s;
const VIEW_ID = /^[\w-]{1,12}$/;
const NUMBER = /^\d{1,6}$/;

/**
 * An action as the data of a button: type code, view id and number, all the handler needs after a
 * restart. Null where it would not fit.
 */
export function encodeAction(action: ChatAction): string | null {
  const data = write(action);
  return Buffer.byteLength(data) <= MAX_CALLBACK_BYTES ? data : null;
}

function write(action: ChatAction): string {
  switch (action.type) {
    case 'page':
      return `p:${action.view}:${action.page}`;
    case 'detail':
      return `d:${action.view}:${action.item}`;
    case 'back':
      return action.page === undefined ? `b:${action.view}` : `b:${action.view}:${action.page}`;
    case 'narrow':
      return `n:${action.view}:${NARROW_CODES[action.to]}`;
    case 'choose':
      return `c:${action.view}:${action.choice}`;
    case 'rerun':
      return `r:${action.view}`;
    case 'export':
      return `e:${action.view}`;
    case 'subscribe':
      return `s:${action.view}`;
    case 'rate':
      return `${action.value === 'up' ? 'u' : 'v'}:${action.view}`;
    case 'feature':
      return `f:${action.feature}:${action.payload}`;
  }
}

/** The action of a button's data, or null where it is none of ours. */
export function decodeAction(data: string): ChatAction | null {
  const [, code, first = '', rest = ''] = DATA.exec(data) ?? [];
  if (code === 'f') return first === '' ? null : { type: 'feature', feature: first, payload: rest };
  if (!VIEW_ID.test(first)) return null;
  const view = first;
  const number = NUMBER.test(rest) ? Number(rest) : null;
  switch (code) {
    case 'p':
      return number === null ? null : { type: 'page', view, page: number };
    case 'd':
      return number === null ? null : { type: 'detail', view, item: number };
    case 'c':
      return number === null ? null : { type: 'choose', view, choice: number };
    case 'n': {
      const to = (Object.keys(NARROW_CODES) as NarrowTo[]).find(
        (one) => NARROW_CODES[one] === rest,
      );
      return to === undefined ? null : { type: 'narrow', view, to };
    }
    case 'b':
      return { type: 'back', view, ...(number === null ? {} : { page: number }) };
    case 'r':
      return { type: 'rerun', view };
    case 'e':
      return { type: 'export', view };
    case 's':
      return { type: 'subscribe', view };
    case 'u':
      return { type: 'rate', view, value: 'up' };
    case 'v':
      return { type: 'rate', view, value: 'down' };
    default:
      return null;
  }
}
