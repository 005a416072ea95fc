import type { Stretch } from '../clean/stretch.js';
import type { SourceLine } from '../clean/split-lines.js';

/** A row as it stands in the text, cell by cell. */
export interface RawRow {
  readonly cells: readonly Stretch[];
  /** First line in the source, from 1. */
  readonly line: number;
  /** It follows a page break: the header was printed again just before. */
  readonly afterRepeatedHeader: boolean;
}

/** A table as it stands in the text, its header told apart and repeats of the header left out. */
export interface RawTable {
  readonly headers: readonly string[];
  readonly rows: readonly RawRow[];
  readonly line: number;
  /**
   * Cells merged over rows are missing from the rows below (crawled HTML) rather than empty
   * (tab-separated and Markdown tables).
   */
  readonly omitsMergedCells: boolean;
}

/** A text as lines of running words with the tables among them. */
export type Block =
  | { readonly type: 'line'; readonly line: SourceLine }
  | { readonly type: 'table'; readonly table: RawTable };
