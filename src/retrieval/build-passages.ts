import type { KnowledgeDocument, Section } from '../domain/document.js';
import type { Passage } from './passage.js';
import { splitLongText } from './split-long-text.js';

/**
 * A parent point's line up to this length leads its children in ("6. Bộ Tài chính:") and is
 * searched with them; a longer one is a passage with a matter of its own.
 */
const MAX_LEAD_IN_CHARS = 240;

/**
 * Passages of all sections in the order given: one per point or table row, several where a point is
 * long. A heading without text of its own is a passage of its heading words. Every passage's text is
 * verbatim; nothing of a section is left out.
 */
export const buildPassages = (
  documents: readonly KnowledgeDocument[],
  sections: readonly Section[],
): Passage[] => [...passagesOf(documents, sections)];

/** The same, one by one. */
export function* passagesOf(
  documents: readonly KnowledgeDocument[],
  sections: readonly Section[],
): Generator<Passage, void> {
  const documentById = new Map(documents.map((document) => [document.id, document]));
  const sectionByKey = new Map(sections.map((section) => [keyOf(section), section]));
  for (const section of sections) {
    const document = documentById.get(section.document);
    const leadIn = findLeadIn(section, sectionByKey);
    const stretches = splitLongText(section.text === '' ? (section.heading ?? '') : section.text);
    const context = [
      document?.number ?? '',
      document?.shortTitle ?? '',
      ...section.breadcrumb,
      section.heading ?? '',
      leadIn ?? '',
    ];
    for (const [index, text] of stretches.entries())
      yield {
        id: index === 0 ? keyOf(section) : `${keyOf(section)}~${index + 1}`,
        document: section.document,
        section: section.path,
        kind: section.kind,
        part: index + 1,
        parts: stretches.length,
        text,
        heading: section.heading,
        breadcrumb: section.breadcrumb,
        context: [...new Set(context)].filter((words) => words !== '' && words !== text).join('\n'),
      };
  }
}

function keyOf(section: Pick<Section, 'document' | 'path'>): string {
  return `${section.document}#${section.path}`;
}

/** The text of the nearest section above, where it is short enough to be a lead-in. */
function findLeadIn(section: Section, byKey: ReadonlyMap<string, Section>): string | null {
  for (let path = parentOf(section.path); path !== ''; path = parentOf(path)) {
    const parent = byKey.get(keyOf({ document: section.document, path }));
    if (parent === undefined) continue;
    return parent.text.length <= MAX_LEAD_IN_CHARS ? parent.text : null;
  }
  return null;
}

/** `B.II.6.a#2` → `B.II.6.a` → `B.II.6`; the empty text above the outermost. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('#'), 0));
}
