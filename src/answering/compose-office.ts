import type { Query } from '../domain/query.js';
import type { ComposeContext, Draft } from './draft.js';
import { findOfficeHolders, type OfficeHolder } from './office-holders.js';
import { phraseCitation } from './phrase-citation.js';
import { phraseIssued } from './phrase-freshness.js';

/** Who holds an office, as the newest document that names one says it; earlier others are named too. */
export function composeOffice(query: Query, { knowledge }: ComposeContext): Draft {
  const holders = findOfficeHolders(query.text ?? '', knowledge);
  const [newest] = holders;
  if (!newest)
    return { headline: 'Các văn bản đã nạp không nêu ai giữ chức danh này.', refused: true };
  const persons = [...new Map(holders.map((holder) => [holder.name, holder])).keys()];
  const document = knowledge.documents.get(newest.document);
  return {
    headline: `${phraseHolder(newest)} (theo ${document?.shortTitle ?? newest.document}${document ? `, ${phraseIssued(document)}` : ''})`,
    summary:
      persons.length > 1
        ? persons.slice(1).map((name) => {
            const holder = holders.find((one) => one.name === name) ?? newest;
            const title = knowledge.documents.get(holder.document)?.shortTitle ?? holder.document;
            return `• ${phraseHolder(holder)} (theo ${title})`;
          })
        : [],
    citations: [phraseCitation(holders, knowledge.documents)],
    notes: ['Chức danh tại thời điểm của văn bản; văn bản sau có thể đã khác.'],
    passages: holders.map(({ document: id, section, quote }) => ({ document: id, section, quote })),
  };
}

/** `Phạm Minh Chính – Thủ tướng Chính phủ, Chủ tịch Ủy ban Quốc gia về chuyển đổi số`. */
export const phraseHolder = ({ name, offices }: OfficeHolder): string =>
  `${name} – ${offices.join(', ')}`;
