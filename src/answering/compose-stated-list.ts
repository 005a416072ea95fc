import type { SourceRef } from '../domain/answer.js';
import type { Query } from '../domain/query.js';
import type { StatedList } from '../domain/reference.js';
import type { TaskEvent } from '../domain/task.js';
import { composeMembership } from './compose-membership.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseCitation } from './phrase-citation.js';

/**
 * Who stands on a list that a document holds, in the document's order. `query.groups` may narrow
 * to `ministries` or `provinces` where the list mixes them; with `query.agencies` whether these stand on it.
 */
export function composeStatedList(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  if (query.agencies?.length) return composeMembership(query, context);
  const lists = (query.references ?? []).flatMap((id) => knowledge.lists.get(id) ?? []);
  const [list] = lists;
  if (!list) return { headline: 'Không còn danh sách này trong dữ liệu đang nạp.', refused: true };
  const shown = lists.map((one) => ({ list: one, names: namesOf(one, query, context) }));
  const done = lists.flatMap((one) => findDoneSince(one, context));
  const passages: SourceRef[] = [...lists, ...done].map(({ document, section, quote }) => ({
    document,
    section,
    quote,
  }));
  return {
    headline: `${list.title}: ${shown[0]?.names.length ?? 0}`,
    summary: shown.flatMap(({ list: one, names }, index) => [
      ...(index === 0 ? [] : [`${one.title}: ${names.length}`]),
      names.join('; '),
    ]),
    notes: shown.flatMap(({ list: one, names }) => [
      ...phraseNoneOfKind(one, query, context),
      ...phraseMismatch(one, names.length, query),
      ...findDoneSince(one, context).map((event) => phraseDoneSince(event, context)),
    ]),
    citations: [phraseCitation(lists, knowledge.documents)],
    passages,
  };
}

function namesOf(list: StatedList, query: Query, context: ComposeContext): string[] {
  const names = namesOfKind(list, query, context);
  return names.length > 0 ? names : list.members.map((member) => member.printed);
}

/** Of the kind asked for alone; none where the list names others. */
function namesOfKind(list: StatedList, query: Query, { knowledge }: ComposeContext): string[] {
  const wanted = query.groups ?? [];
  return list.members.flatMap((member) => {
    const isProvince = knowledge.directory.find(member.agency)?.kind === 'province';
    if (wanted.includes('provinces') && !isProvince) return [];
    if (wanted.includes('ministries') && isProvince) return [];
    return [member.printed];
  });
}

/** Provinces were asked for and the list names ministries alone, or the other way round. */
function phraseNoneOfKind(list: StatedList, query: Query, context: ComposeContext): string[] {
  const isKindAsked = query.groups?.length === 1;
  // A list of companies or countries has neither.
  const isOfAgencies = list.members.some(({ agency }) => context.knowledge.directory.find(agency));
  if (!isKindAsked || !isOfAgencies || namesOfKind(list, query, context).length > 0) return [];
  return query.groups.includes('provinces')
    ? ['ℹ️ Danh sách này không nêu địa phương nào.']
    : ['ℹ️ Danh sách này không nêu bộ, ngành nào.'];
}

/** Tasks looked at for what was done since: those nearest to the list's title. */
const MOST_TASKS = 10;

/** What exactly the bodies on a list of those that lack it were to do, reported as done since. */
function findDoneSince(list: StatedList, { knowledge }: ComposeContext): TaskEvent[] {
  if (list.polarity !== 'missing') return [];
  const members = new Set(list.members.map((member) => member.agency));
  return knowledge.findTasks(list.title, { limit: MOST_TASKS }).flatMap(({ id }) => {
    const task = knowledge.tasks.get(id);
    const isTheirs =
      task?.status === 'completed' &&
      task.lead.length === members.size &&
      task.lead.every((lead) => members.has(lead));
    return isTheirs ? (task.statusEvent ?? []) : [];
  });
}

const phraseDoneSince = (event: TaskEvent, { knowledge }: ComposeContext): string =>
  `✅ Sau đó đã hoàn thành${event.statusNote === null ? '' : `: ${event.statusNote}`} (${phraseCitation([event], knowledge.documents)})`;

/** The document's own number where its list does not make it. */
function phraseMismatch(list: StatedList, listed: number, query: Query): string[] {
  if (list.countStated === null || query.groups?.length || list.countStated === listed) return [];
  return [`⚠️ Văn bản ghi ${list.countStated}, danh sách trong văn bản có ${listed}.`];
}
