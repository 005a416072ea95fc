import { chatKey } from '../../../src/domain/chat.js';
import { localDateAt } from '../../../src/domain/local-date.js';
import type { ExpectedMessage, GroupsByTitle } from './year-oracle.js';
import { plusDays } from './year-oracle.js';
import { TIME_ZONE, type Arrived } from './year-rig.js';

/** A message as the ledger compares it. */
export interface LedgerEntry {
  readonly kind: 'digest' | 'deadlines';
  readonly slotOn: string;
  readonly readOn: string;
  readonly time: string;
  readonly groups: GroupsByTitle;
  readonly split: readonly number[] | null;
  /** The program says itself that what stands here may have come before. */
  readonly saysAgain: boolean;
  readonly isMarked: boolean;
}

const EPOCH = '2000-01-01';

/** What stands in a message, read from what the chat was shown. */
export function readMessage({ reply, at, isMarked }: Arrived): LedgerEntry {
  const { view, viewId } = reply;
  const readOn = localDateAt(at, TIME_ZONE);
  const groups: Record<string, string[]> = {};
  for (const { title, items } of view.groups) {
    const [words = '', count] = (title ?? '').split(' (');
    if (Number.parseInt(count ?? '', 10) !== items.length)
      throw new Error(`${title ?? ''} holds ${items.length}`);
    groups[words] = items.map(({ taskId }) => taskId ?? '');
  }
  const line = view.summary.find((one) => one.startsWith('Xong ')) ?? null;
  const split = line
    ? /^Xong (\d+) (?:\([^)]*\) )?· Chưa xong (\d+): quá hạn (\d+), trong hạn (\d+), không định hạn (\d+)$/.exec(
        line,
      )
    : null;
  return {
    kind: view.headline.startsWith('Nhắc hạn') ? 'deadlines' : 'digest',
    // The view's id carries the day of the slot; a line that says nothing is to report has none.
    slotOn: viewId === null ? readOn : plusDays(EPOCH, Number.parseInt(viewId.slice(7, 11), 36)),
    readOn,
    time: new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, timeStyle: 'short' }).format(at),
    groups,
    split: split ? split.slice(1).map(Number) : null,
    saysAgain: view.notes.some((note) => note.startsWith('(gửi lại)')),
    isMarked,
  };
}

/** What a chat has got, in order. */
export const messagesOf = (arrived: readonly Arrived[], key: string): LedgerEntry[] =>
  arrived.filter(({ chat }) => chatKey(chat) === key).map(readMessage);

export const contentOf = ({ kind, groups, split }: ExpectedMessage): ExpectedMessage => ({
  kind,
  groups,
  split,
});
