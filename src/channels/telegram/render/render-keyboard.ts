import { PAGE_SIZE, type ChatAction, type ChatReply } from '../../../domain/chat.js';
import { encodeAction } from '../inbound/callback-data.js';
import { countItems, needsChoiceList } from './compose-blocks.js';

/** A button as Telegram takes it. */
export interface InlineButton {
  readonly text: string;
  readonly callback_data: string;
}

/** Rows of buttons, top to bottom. */
export type Keyboard = readonly (readonly InlineButton[])[];

/** Buttons in one row before phones make them unreadable. */
const MAX_ROW = 8;
/** Telegram refuses a keyboard of more. */
const MAX_BUTTONS = 100;
/** Phones show about this much of a button as wide as the screen. */
const MAX_LABEL = 40;

/**
 * A reply's buttons: a number for each item of the page, ‹ 1/4 › for the pages, choices, then the
 * reply's own rows. A button whose data would not fit is left out.
 */
export function renderKeyboard(reply: ChatReply): Keyboard {
  const rows = [
    itemRow(reply),
    pageRow(reply),
    ...choiceRows(reply),
    ...reply.actions.flatMap((row) =>
      chunk(row.map(({ label, action }) => button(label, action)).flatMap(present)),
    ),
  ];
  let left = MAX_BUTTONS;
  return rows
    .map((row) => {
      const kept = row.slice(0, left);
      left -= kept.length;
      return kept;
    })
    .filter((row) => row.length > 0);
}

/** Numbers that open the items of the page; none where the reply is such a detail itself. */
function itemRow({ view, viewId, page, actions }: ChatReply): InlineButton[] {
  const isDetail = actions.flat().some(({ action }) => action.type === 'back');
  if (viewId === null || isDetail) return [];
  const items = view.groups.flatMap((group) => group.items);
  const first = (page - 1) * PAGE_SIZE;
  return items.slice(first, first + PAGE_SIZE).flatMap((item, index) => {
    const number = first + index + 1;
    return item.taskId === null
      ? []
      : present(button(String(number), { type: 'detail', view: viewId, item: number }));
  });
}

function pageRow({ view, viewId, page, pages }: ChatReply): InlineButton[] {
  if (viewId === null || pages <= 1 || countItems(view) === 0) return [];
  const to = (label: string, target: number): InlineButton[] =>
    present(button(label, { type: 'page', view: viewId, page: target }));
  return [
    ...(page > 1 ? to('‹', page - 1) : []),
    ...to(`${page}/${pages}`, page),
    ...(page < pages ? to('›', page + 1) : []),
  ];
}

function choiceRows(reply: ChatReply): InlineButton[][] {
  const { view, viewId, page } = reply;
  if (viewId === null || page > 1 || needsChoiceList(reply)) return [];
  return view.choices.map(({ label }, index) =>
    present(button(shorten(label), { type: 'choose', view: viewId, choice: index + 1 })),
  );
}

function button(label: string, action: ChatAction): InlineButton | null {
  const data = encodeAction(action);
  return data === null || label.trim() === '' ? null : { text: label, callback_data: data };
}

const present = <T>(value: T | null): T[] => (value === null ? [] : [value]);

function chunk(row: readonly InlineButton[]): InlineButton[][] {
  const rows: InlineButton[][] = [];
  for (let from = 0; from < row.length; from += MAX_ROW) rows.push(row.slice(from, from + MAX_ROW));
  return rows;
}

function shorten(label: string): string {
  const characters = [...label];
  return characters.length <= MAX_LABEL
    ? label
    : `${characters
        .slice(0, MAX_LABEL - 1)
        .join('')
        .trimEnd()}…`;
}
