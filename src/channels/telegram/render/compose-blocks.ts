import type { AnswerView, ViewItem, ViewPassage } from '../../../domain/answer.js';
import { PAGE_SIZE, type ChatReply } from '../../../domain/chat.js';
import { bold, italic, linesOf, plain, type RichBlock, type RichLine } from './rich-text.js';

/**
 * One page of a reply as blocks of text: the direct answer, the page's items, then passages,
 * choices and notes. Later pages repeat the headline and the notes only.
 */
export function composeBlocks(reply: ChatReply): RichBlock[] {
  const { view, page, pages } = reply;
  const isFirst = page <= 1;
  return [
    composeHead(view, isFirst),
    ...composeItems(view, page),
    ...(pages > 1 ? [composePosition(reply)] : []),
    ...(isFirst ? view.passages.map(composePassage) : []),
    ...(isFirst && needsChoiceList(reply) ? [composeChoices(view)] : []),
    composeTail(view, isFirst),
  ].filter((block) => block.length > 0);
}

/**
 * Whether choices are written out: where nothing can be tapped, or the buttons bear only numbers.
 */
export function needsChoiceList({ view, viewId, actions }: ChatReply): boolean {
  if (view.choices.length === 0) return false;
  const isNumbered = actions.flat().some(({ action }) => action.type === 'choose');
  return viewId === null || isNumbered;
}

/** How many items a reply's view holds over all pages. */
export function countItems(view: AnswerView): number {
  return view.groups.reduce((sum, group) => sum + group.items.length, 0);
}

const textLines = (text: string): RichLine[] => (text === '' ? [] : linesOf([plain(text)]));
const cited = (citation: string): RichLine[] =>
  citation === '' ? [] : linesOf([italic(`📄 ${citation}`)]);

function composeHead(view: AnswerView, withSummary: boolean): RichBlock {
  const headline = view.headline === '' ? [] : linesOf([bold(view.headline)]);
  return withSummary ? [...headline, ...view.summary.flatMap(textLines)] : headline;
}

/** The page's items, each a block; a group's title stays with its first item. */
function composeItems(view: AnswerView, page: number): RichBlock[] {
  const first = (page - 1) * PAGE_SIZE + 1;
  const last = first + PAGE_SIZE - 1;
  const blocks: RichBlock[] = [];
  let number = 0;
  for (const group of view.groups) {
    let title = group.title === null ? [] : linesOf([bold(group.title)]);
    for (const item of group.items) {
      number += 1;
      if (number < first || number > last) continue;
      blocks.push([...title, ...composeItem(number, item)]);
      title = [];
    }
  }
  return blocks;
}

function composeItem(number: number, item: ViewItem): RichLine[] {
  return [
    ...linesOf([bold(`${number}. `), plain(item.title)]),
    ...item.facts.flatMap(textLines),
    ...cited(item.citation),
  ];
}

function composePassage(passage: ViewPassage): RichBlock {
  return [
    ...(passage.title === null ? [] : linesOf([bold(passage.title)])),
    ...(passage.text === '' ? [] : linesOf([plain(passage.text)], true)),
    ...cited(passage.citation),
  ];
}

function composeChoices(view: AnswerView): RichBlock {
  return view.choices.flatMap(({ label }, index) =>
    linesOf([bold(`${index + 1}. `), plain(label)]),
  );
}

function composePosition({ view, page, pages }: ChatReply): RichBlock {
  const total = countItems(view);
  const first = Math.min(total, (page - 1) * PAGE_SIZE + 1);
  const last = Math.min(total, page * PAGE_SIZE);
  return linesOf([italic(`Mục ${first}–${last} trong ${total} · trang ${page}/${pages}`)]);
}

function composeTail(view: AnswerView, withCitations: boolean): RichBlock {
  return [
    ...view.notes.flatMap(textLines),
    ...(withCitations ? view.citations.flatMap(cited) : []),
    ...(view.freshness === null ? [] : linesOf([italic(view.freshness)])),
  ];
}
