import type { KnowledgeDocument, Section } from '../../src/domain/document.js';

/** A plain point of document `van-ban`, with what a test cares about. */
export function makeSection(given: Partial<Section> & { text: string }): Section {
  return {
    document: 'van-ban',
    path: 'I.1',
    heading: null,
    breadcrumb: [],
    fragments: [given.text],
    kind: 'point',
    order: 0,
    ...given,
  };
}

/** Sections I.1, I.2 … with these texts. */
export function makeSections(...texts: string[]): Section[] {
  return texts.map((text, order) => makeSection({ text, path: `I.${order + 1}`, order }));
}

export function makeDocument(given: Partial<KnowledgeDocument> = {}): KnowledgeDocument {
  return {
    id: 'van-ban',
    kind: 'Thông báo',
    number: '12/TB-ABC',
    issuer: 'Cơ quan ABC',
    issuedOn: '2024-05-06',
    issuedText: null,
    title: 'Kết luận cuộc họp',
    shortTitle: '12/TB-ABC',
    aliases: [],
    periodEndOn: null,
    orderedOn: '2024-05-06',
    ...given,
  };
}
