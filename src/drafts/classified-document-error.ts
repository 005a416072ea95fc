import type { ClassificationMark } from './find-classification-mark.js';

/** A document that bears a mark of secrecy; nothing of it is kept. The message is for the sender. */
export class ClassifiedDocumentError extends Error {
  constructor(
    readonly mark: ClassificationMark,
    readonly fileName: string,
  ) {
    super(`Không nhận tệp “${fileName}”: văn bản có dấu chỉ độ mật “${mark}”.`);
    this.name = 'ClassifiedDocumentError';
  }
}
