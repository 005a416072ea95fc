/** Why a file was not read. */
export type RefusalCode =
  | 'missing' // no such file, or not readable
  | 'unsupported' // not .txt, .md, .docx or .pdf
  | 'macros' // .docm and other files that carry programs
  | 'wrong_content' // the content is not what the extension says
  | 'too_large'
  | 'empty'
  | 'protected' // password
  | 'scanned' // a PDF without a text layer
  | 'zip_bomb' // unpacks to far more than a document holds
  | 'broken';

/** A file that cannot be read as a document. The message is Vietnamese and fit to show a user. */
export class DocumentRefusedError extends Error {
  constructor(
    readonly code: RefusalCode,
    /** The file's bare name. */
    readonly fileName: string,
    reason: string,
    options?: { cause?: unknown },
  ) {
    super(`Không đọc được tệp “${fileName}”: ${reason}`, options);
    this.name = 'DocumentRefusedError';
  }
}
