import type { AnswerView, ViewItem } from '../domain/answer.js';

/** Items of an answer the plain text shows at once. */
export const PLAIN_PAGE_SIZE = 10;

export interface PlainPage {
  readonly text: string;
  /** Number of the last item shown; equals `total` on the last page. */
  readonly shownTo: number;
  readonly total: number;
}

/**
 * An answer as plain text without markup: what the terminal prints and the JSON answer carries.
 * `from` is the number of the first item shown, from 1; the headline stands on every page.
 */
export function renderPlain(view: AnswerView, from = 1, pageSize = PLAIN_PAGE_SIZE): PlainPage {
  const total = view.groups.reduce((sum, group) => sum + group.items.length, 0);
  const shownTo = Math.min(total, from + pageSize - 1);
  const blocks: string[] = [[view.headline, ...view.summary].filter(Boolean).join('\n')];
  let number = 0;
  for (const group of view.groups) {
    const lines: string[] = [];
    for (const item of group.items) {
      number += 1;
      if (number < from || number > shownTo) continue;
      lines.push(renderItem(number, item));
    }
    if (lines.length > 0)
      blocks.push([...(group.title === null ? [] : [group.title]), ...lines].join('\n'));
  }
  if (shownTo < total)
    blocks.push(
      `… còn ${total - shownTo} mục nữa (mục ${phraseRange(shownTo + 1, total)}): gõ “tiếp” để xem.`,
    );
  for (const passage of view.passages)
    blocks.push(
      [
        ...(passage.title === null ? [] : [passage.title]),
        passage.text,
        ...(passage.citation === '' ? [] : [`📄 ${passage.citation}`]),
      ].join('\n'),
    );
  // Choices that stand as numbered items already are not said twice.
  if (view.choices.length > 0 && total === 0)
    blocks.push(view.choices.map((choice, index) => `${index + 1}. ${choice.label}`).join('\n'));
  const tail = [
    ...view.notes,
    ...view.citations.map((citation) => `📄 ${citation}`),
    ...(view.freshness === null ? [] : [view.freshness]),
  ];
  if (tail.length > 0) blocks.push(tail.join('\n'));
  return { text: blocks.filter(Boolean).join('\n\n'), shownTo, total };
}

const phraseRange = (from: number, to: number): string => (from === to ? `${to}` : `${from}–${to}`);

function renderItem(number: number, item: ViewItem): string {
  return [
    `${number}. ${item.title}`,
    ...item.facts,
    ...(item.citation === '' ? [] : [`📄 ${item.citation}`]),
  ].join('\n   ');
}
