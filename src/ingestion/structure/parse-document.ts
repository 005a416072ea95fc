import { measureLayout } from '../clean/measure-layout.js';
import { splitLines } from '../clean/split-lines.js';
import type { ParsedDocument } from '../parsed-document.js';
import { buildOutline } from './build-outline.js';
import { joinParagraphs, type Passage } from './join-paragraphs.js';
import { readMeta } from './read-meta.js';
import { splitRunOn } from './split-run-on.js';
import { takeFootnotes } from './take-footnotes.js';
import { takeTables } from './take-tables.js';
import { toSections } from './to-sections.js';

/**
 * Reads the text of a Vietnamese administrative document and cuts it into its own numbered structure:
 * lines → tables → footnotes → paragraphs → points → sections. Pure; never throws for odd input: what
 * could not be read is told in `warnings`. `line` numbers count from 1 in `text`.
 */
export function parseDocument(id: string, text: string): ParsedDocument {
  const split = splitLines(text);
  const blocks = takeTables(split);
  const running = blocks.flatMap((block) => (block.type === 'line' ? [block.line] : []));
  const layout = measureLayout(running);
  const {
    blocks: body,
    footnotes,
    style,
    brokenBefore,
  } = takeFootnotes(blocks, split.source, layout);
  const passages = joinParagraphs(body, split.source, layout, brokenBefore).flatMap(
    (passage): readonly Passage[] => (passage.type === 'table' ? [passage] : splitRunOn(passage)),
  );
  const nodes = buildOutline(passages);
  const sections = toSections(nodes, footnotes, { document: id, source: split.source, style });
  const warnings = sections.some((section) => section.kind !== 'preamble')
    ? []
    : ['Không nhận ra mục, điểm hay bảng nào trong văn bản.'];
  return { id, meta: readMeta(passages), sections, warnings };
}
