import type { DocumentMeta } from '../parsed-document.js';
import type { Passage } from './join-paragraphs.js';

/** What the head of a document says about it. */
export function readMeta(passages: readonly Passage[]): DocumentMeta {
  const first = passages.find((passage) => passage.type === 'paragraph');
  return {
    kind: '',
    number: null,
    issuer: '',
    issuedOn: null,
    issuedText: null,
    title: first?.type === 'paragraph' ? first.words.text : '',
  };
}
