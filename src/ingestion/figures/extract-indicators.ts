import { findQuote } from '../extract/find-quote.js';
import { cutSentenceSpans } from '../extract/cut-sentence-spans.js';
import type { ParsedDocument, ParsedSection, TableCell } from '../parsed-document.js';
import type { ExtractedIndicator } from './extracted-indicator.js';
import { findQuantities } from './find-quantities.js';
import { readStatements, type FigureStatement } from './read-statements.js';

/** Every figure a document states of something, in document order: in running text and in tables. */
export function extractIndicators(document: ParsedDocument): ExtractedIndicator[] {
  return document.sections.flatMap((section) =>
    section.kind === 'row' ? rowFigures(section) : textFigures(section),
  );
}

function textFigures(section: ParsedSection): ExtractedIndicator[] {
  return cutSentenceSpans(section.text).flatMap((sentence) =>
    sentence.text.split(/;\s/).flatMap((clause) =>
      readStatements(clause).flatMap((statement) => {
        const quote = findQuote(section, clause.trim());
        return quote === null ? [] : [{ ...figuresOf(statement), ...placeOf(section), quote }];
      }),
    ),
  );
}

function figuresOf({ name, quantity, rate }: FigureStatement): {
  name: string;
  value: string;
  number: number;
  unit: string | null;
} {
  const { number, unit } = rate ?? quantity;
  return { name, value: quantity.text, number, unit };
}

/** A row of a table of indicators or figures: one figure for each column of values. */
function rowFigures(section: ParsedSection): ExtractedIndicator[] {
  const cells = section.cells ?? [];
  const named = cells.find(({ role }) => role === 'indicator' || role === 'task');
  const unit = cells.find(({ role }) => role === 'unit')?.text.trim() ?? '';
  const values = cells.filter(({ role, text }) => role === 'value' && text.trim() !== '');
  const quote = findQuote(section, section.text);
  if (named === undefined || quote === null) return [];
  return values.map((cell) => ({
    ...placeOf(section),
    name: values.length > 1 ? `${named.text.trim()} (${cell.header})` : named.text.trim(),
    value: cell.text.trim(),
    ...valueOf(cell, unit),
    quote,
  }));
}

function valueOf(cell: TableCell, unit: string): { number: number | null; unit: string | null } {
  const [quantity, another] = findQuantities(cell.text);
  const number = quantity === undefined || another !== undefined ? null : quantity.number;
  return { number, unit: unit === '' ? (quantity?.unit ?? null) : unit };
}

const placeOf = ({ document, path }: ParsedSection): { document: string; section: string } => ({
  document,
  section: path,
});
