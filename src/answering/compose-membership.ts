import type { Query } from '../domain/query.js';
import type { ListPolarity, StatedList } from '../domain/reference.js';
import type { ComposeContext, Draft } from './draft.js';
import type { KnowledgeBase } from './knowledge-base.js';
import { phraseCitation } from './phrase-citation.js';

/** What standing on a list says in a word. */
const VERDICTS: Readonly<Record<ListPolarity, string>> = {
  missing: 'chưa; ',
  done: 'đã có; ',
  other: '',
};

/**
 * Whether the agencies asked about stand on lists that documents hold, the newest document first:
 * "Quảng Ninh ban hành danh mục dữ liệu mở chưa".
 */
export function composeMembership(query: Query, { knowledge }: ComposeContext): Draft {
  const order = knowledge.register.documents.map(({ id }) => id);
  const lists = (query.references ?? [])
    .flatMap((id) => knowledge.lists.get(id) ?? [])
    .toSorted((a, b) => order.indexOf(b.document) - order.indexOf(a.document));
  const lines = (query.agencies ?? []).flatMap((agency) =>
    lists.map((list) => phraseStanding(agency, list, knowledge)),
  );
  const [headline = 'Không còn danh sách này trong dữ liệu đang nạp.', ...rest] = lines;
  const isAbsent = (query.agencies ?? []).some((agency) =>
    lists.some((list) => list.polarity === 'missing' && !isMember(agency, list)),
  );
  return {
    headline,
    summary: rest.map((line) => `• ${line}`),
    notes: isAbsent
      ? ['Danh sách chỉ nêu nơi chưa thực hiện; nơi đã thực hiện văn bản không kể tên.']
      : [],
    citations: [phraseCitation(lists, knowledge.documents)],
    passages: lists.map(({ document, section, quote }) => ({ document, section, quote })),
    refused: lines.length === 0,
  };
}

const isMember = (agency: string, list: StatedList): boolean =>
  list.members.some((member) => member.agency === agency);

function phraseStanding(agency: string, list: StatedList, knowledge: KnowledgeBase): string {
  const name = knowledge.directory.nameOf(agency);
  const title = knowledge.documents.get(list.document)?.shortTitle ?? list.document;
  return isMember(agency, list)
    ? `${name}: ${VERDICTS[list.polarity]}có tên trong danh sách “${list.title}” (${title}, ${list.members.length} nơi)`
    : `${name}: không có tên trong danh sách “${list.title}” (${title}, ${list.members.length} nơi)`;
}

/** Lists of those who have not done something that name the agency, one line each. */
export function phraseMissingLists(
  agency: string,
  knowledge: KnowledgeBase,
): { lines: string[]; lists: readonly StatedList[] } {
  const lists = knowledge.listsNaming(agency).filter(({ polarity }) => polarity === 'missing');
  return {
    lists,
    lines: lists.map((list) => `• ${list.title} (${phraseCitation([list], knowledge.documents)})`),
  };
}
