/** What of mammoth's document tree is used here. */
interface Element {
  readonly type?: unknown;
  readonly children?: unknown;
}

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null;

/**
 * Puts Word's printed list numbers in front of the paragraphs of a mammoth document tree and takes
 * the paragraphs out of their lists, so that they come out one a line with their number. The labels
 * stand in the order of the paragraphs; where their count differs the tree is left as it is, for a
 * wrong number is worse than none.
 */
export function labelParagraphs(document: unknown, labels: readonly (string | null)[]): unknown {
  let count = 0;
  const countParagraphs = (value: unknown): void => {
    if (!isElement(value)) return;
    if (value.type === 'paragraph') count += 1;
    childrenOf(value).forEach(countParagraphs);
  };
  countParagraphs(document);
  if (count !== labels.length) return document;
  let index = 0;
  const label = (value: unknown): unknown => {
    if (!isElement(value)) return value;
    const own = value.type === 'paragraph' ? (labels[index++] ?? null) : null;
    const children = childrenOf(value).map(label);
    if (!Array.isArray(value.children)) return value;
    if (own === null) return { ...value, children };
    const run = { type: 'run', children: [{ type: 'text', value: `${own} ` }] };
    return { ...value, numbering: null, children: [run, ...children] };
  };
  return label(document);
}

function childrenOf(element: Element): unknown[] {
  return Array.isArray(element.children) ? element.children : [];
}
