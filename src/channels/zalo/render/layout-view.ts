import type { AnswerView, ViewItem, ViewPassage } from '../../../domain/answer.js';
import { shortenText } from './cut-text.js';

/** How much of each item is shown: all, with a shortened title, or on one line. */
export type ItemStyle = 'full' | 'short' | 'line';

/** An item with its number among all items. */
export interface LaidOutItem {
  readonly number: number;
  readonly groupTitle: string | null;
  readonly item: ViewItem;
}

/** An answer as blocks of plain text, before it is known what fits into a message. */
export interface ViewLayout {
  /** Headline and summary. */
  readonly head: string;
  /** What stands above later pages. */
  readonly headAgain: string;
  readonly items: readonly LaidOutItem[];
  /** Passages, notes, citations and the data's date; shown once. */
  readonly tail: string;
}

/** Longest title in the short and one-line styles; the whole of it is in the detail. */
const SHORT_TITLE_UNITS = 220;
const LINE_TITLE_UNITS = 150;
/** Lines of an item are indented under its number, which also keeps them together when cut. */
const INDENT = '\n   ';

const joinBlocks = (blocks: readonly string[], separator: string): string =>
  blocks.filter((block) => block.trim() !== '').join(separator);

/** Phrased only once it is shown: a list may have tens of thousands of items. */
function phraseItem({ item, number }: LaidOutItem, style: ItemStyle): string {
  if (style === 'line') {
    const facts = item.facts.length === 0 ? '' : ` – ${item.facts.join('; ')}`;
    const source = item.citation === '' ? '' : ` (${item.citation})`;
    return `${number}. ${shortenText(item.title, LINE_TITLE_UNITS)}${facts}${source}`;
  }
  const title = style === 'full' ? item.title : shortenText(item.title, SHORT_TITLE_UNITS);
  const lines = [...item.facts, ...(item.citation === '' ? [] : [`📄 ${item.citation}`])];
  return [`${number}. ${title}`, ...lines].join(INDENT);
}

function layoutPassage(passage: ViewPassage): string {
  const source = passage.citation === '' ? '' : `📄 ${passage.citation}`;
  return joinBlocks([passage.title ?? '', passage.text, source], '\n');
}

/** The blocks of a view. `choices` are the lines that offer them, made by who numbers them. */
export function layoutView(view: AnswerView, choices: readonly string[]): ViewLayout {
  const items = view.groups
    .flatMap((group) => group.items.map((item) => ({ item, title: group.title })))
    .map(({ item, title }, index) => ({ item, number: index + 1, groupTitle: title }));
  const proof = [
    ...view.notes,
    ...view.citations.map((citation) => `📄 ${citation}`),
    view.freshness ?? '',
  ];
  return {
    head: joinBlocks([view.headline, ...view.summary], '\n'),
    headAgain: view.headline.trim() === '' ? '' : `${view.headline} (tiếp)`,
    items,
    tail: joinBlocks(
      [...view.passages.map(layoutPassage), choices.join('\n'), joinBlocks(proof, '\n')],
      '\n\n',
    ),
  };
}

/**
 * Items as text, a group's title above its first one. Items of several lines are set apart: on a
 * phone, without markup, nothing else shows where one ends.
 */
export function joinItems(items: readonly LaidOutItem[], style: ItemStyle): string {
  const lines: string[] = [];
  items.forEach((item, index) => {
    const isNewGroup = index === 0 || items[index - 1]?.groupTitle !== item.groupTitle;
    const title = isNewGroup ? item.groupTitle : null;
    const isSetApart = index > 0 && (isNewGroup || style !== 'line');
    lines.push(
      ...(isSetApart ? [''] : []),
      ...(title === null ? [] : [title]),
      phraseItem(item, style),
    );
  });
  return lines.join('\n');
}
