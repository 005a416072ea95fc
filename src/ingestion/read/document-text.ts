/** File types that documents are read from. */
export type DocumentFormat = 'txt' | 'md' | 'docx' | 'pdf';

/** A document's text as read from a file: lines as printed, table rows with tabs between cells. */
export interface DocumentText {
  /** The file's bare name. */
  readonly name: string;
  /** NFC; lines end in `\n`; pages of a PDF are set apart by form feeds. */
  readonly text: string;
  readonly format: DocumentFormat;
}
