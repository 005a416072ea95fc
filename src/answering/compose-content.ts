import type { SourceRef, ViewPassage } from '../domain/answer.js';
import type { Section } from '../domain/document.js';
import type { Place, Query } from '../domain/query.js';
import { isAt } from '../tasks/select-tasks.js';
import { givesReason } from './gives-reason.js';
import { composeOffice } from './compose-office.js';
import { defines } from './defines.js';
import type { ComposeContext, Draft } from './draft.js';
import type { PassageMatch } from './knowledge-base.js';
import { phraseCitation } from './phrase-citation.js';
import { shorten } from './phrase-status.js';
import { ownRows, toViewItem } from './show-task.js';
import type { Task } from '../domain/task.js';
import { quoteSection } from './quote-section.js';
import { restoreItems } from './restore-items.js';

/** Passages shown for a question on a document's content. */
const SHOWN_PASSAGES = 4;
/** Passages less than this share as good as the best are left out. */
const SHARE_OF_BEST = 0.6;
const PASSAGE_LENGTH = 900;
/** Of points led in by a passage: how many are shown, and how much of each. */
const MOST_POINTS = 14;
const POINT_LENGTH = 260;
/** A line up to this length above points leads them in, whatever it ends with. */
const LEAD_IN_LENGTH = 160;
/** A section asked for as a whole is shown up to this much text. */
const SECTION_TEXT_LENGTH = 5000;

/** What documents say on a subject, or what a named section holds: their words, in their order. */
export function composeContent(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  if (query.aspect === 'office') return composeOffice(query, context);
  const places = query.places ?? [];
  const named = places.filter((place) => place.section !== null);
  if (named.length > 0 && !query.text) return composeSection(named, context);
  const found = knowledge.searchPassages({
    words: query.text ?? '',
    ...(places.length > 0 ? { places } : {}),
    limit: SHOWN_PASSAGES * 3,
  });
  const words = query.text ?? '';
  const matches =
    query.aspect === 'examples'
      ? namingFirst(found)
      : query.aspect === 'meaning'
        ? telling(found, (text) => defines(text, words))
        : query.aspect === 'why'
          ? telling(found, (text) => givesReason(text, words))
          : found;
  const [best] = matches;
  if (!best)
    return { headline: 'Không tìm thấy nội dung này trong các văn bản đã nạp.', refused: true };
  const kept: PassageMatch[] = [];
  for (const match of matches) {
    const isNew = !kept.some((other) => contains(other, match) || contains(match, other));
    if (isNew && match.score >= best.score * SHARE_OF_BEST && kept.length < SHOWN_PASSAGES)
      kept.push(match);
  }
  // Asked for a date or a meaning, what else stands beside it is not meant.
  const tasks = isAlone(query) ? [] : tasksOf(kept, words, context);
  const texts = kept.map((match) => ({
    title: null,
    text: wholeText(match, context),
    citation: phraseCitation([match], knowledge.documents),
  }));
  const [leading, shown] = tasks.length === 0 ? [[], texts] : [texts.slice(0, 1), texts.slice(1)];
  return {
    headline: phraseFound(query, best),
    groups:
      tasks.length === 0
        ? []
        : [
            {
              title: 'Nhiệm vụ được giao tại các đoạn này',
              items: tasks.map((task) => toViewItem(task, context, { leads: true })),
            },
          ],
    tasks: ownRows(tasks),
    // What answers leads; tasks given there come after it.
    summary: leading.flatMap(({ text, citation }) => [text, `📄 ${citation}`]),
    shown,
    passages: kept.flatMap((match) =>
      sectionsOf(match, context).flatMap((section) =>
        quoteSection(section, section.path === match.section ? match.text : undefined),
      ),
    ),
  };
}

const isAlone = ({ aspect }: Query): boolean => aspect === 'date' || aspect === 'meaning';

/** What the passages are to the question: its answer, or all there is where they do not answer it. */
function phraseFound({ aspect, text = '' }: Query, best: PassageMatch): string {
  if (aspect === 'meaning' && !defines(best.text, text))
    return `Các văn bản đã nạp không định nghĩa “${text}”; chỉ nhắc tới ở các đoạn sau:`;
  if (aspect === 'why' && !givesReason(best.text, text))
    return `Văn bản không nêu rõ nguyên nhân; nội dung ghi về “${text}”:`;
  return `Văn bản ghi về “${text}”:`;
}

const NAMES_SOME = /(?:điển hình|tiêu biểu|cụ thể|bao gồm|gồm|ví dụ|như)(?:[^.;:]{0,40})?:/iu;
/** How much a passage that names some of what is asked for counts above one that only speaks of it. */
const NAMING_WEIGHT = 3;
/** … where it bears this share of the words. */
const NAMING_COVERAGE = 0.7;

/** Asked which there are: what tells them by name comes first. */
function namingFirst(matches: readonly PassageMatch[]): readonly PassageMatch[] {
  return matches
    .map((match) =>
      match.coverage >= NAMING_COVERAGE && NAMES_SOME.test(match.text)
        ? { ...match, score: match.score * NAMING_WEIGHT }
        : match,
    )
    .toSorted((a, b) => b.score - a.score);
}

/** How much of the best a passage must be that tells what is asked, to come before it. */
const TELLING_SHARE = 0.7;

/** Asked for a meaning or a reason: of passages about as good what says it comes first. */
function telling(
  matches: readonly PassageMatch[],
  tells: (text: string) => boolean,
): readonly PassageMatch[] {
  const least = (matches[0]?.score ?? 0) * TELLING_SHARE;
  const first = matches.filter(({ score, text }) => score >= least && tells(text));
  return [...first, ...matches.filter((match) => !first.includes(match))];
}

/** Tasks shown beside passages at most. */
const MOST_TASKS = 3;

/** Share of the question that a task must bear to be shown beside what the documents say on it. */
const TASK_COVERAGE = 0.6;

/** Tasks on the matter that the shown sections give. */
function tasksOf(
  matches: readonly PassageMatch[],
  words: string,
  { knowledge }: ComposeContext,
): Task[] {
  const onMatter = new Set(
    knowledge.findTasks(words, { minCoverage: TASK_COVERAGE }).map(({ id }) => id),
  );
  const places = new Set(matches.map((match) => `${match.document} ${match.section}`));
  const documents = new Set(matches.map((match) => match.document));
  return [...documents]
    .flatMap((document) => knowledge.tasksIn(document))
    .filter((task, index, all) => all.indexOf(task) === index && onMatter.has(task.id))
    .filter((task) =>
      task.events.some(
        (event) => event.kind !== 'reported' && places.has(`${event.document} ${event.section}`),
      ),
    )
    .slice(0, MOST_TASKS);
}

/** A lead-in that ends in a colon says nothing without the points below it: they belong to it. */
function sectionsOf(match: PassageMatch, context: ComposeContext): readonly Section[] {
  const { knowledge } = context;
  const own = knowledge.findSection(match.document, match.section);
  if (!own) return [];
  const { restored } = restoredOf(match, context);
  if (restored.length > 0) return [own, ...restored];
  const leadsIn = /[:;]$/.test(match.text.trim()) || match.text.length <= LEAD_IN_LENGTH;
  return leadsIn ? [own, ...childrenOf(own, knowledge.sectionsOf(own.document))] : [own];
}

/** The passage with the items printed in its middle. */
function restoredOf(
  match: PassageMatch,
  { knowledge }: ComposeContext,
): ReturnType<typeof restoreItems> {
  const own = knowledge.findSection(match.document, match.section);
  return own
    ? restoreItems(match.text, own, childrenOf(own, knowledge.sectionsOf(own.document)))
    : { text: match.text, restored: [] };
}

/** The passage; where it leads in points, the beginning of each beneath it. */
function wholeText(match: PassageMatch, context: ComposeContext): string {
  const { text, restored } = restoredOf(match, context);
  const children = sectionsOf(match, context)
    .slice(1)
    .filter((child) => !restored.includes(child));
  return [
    `“${shorten(text, PASSAGE_LENGTH + text.length - match.text.length)}”`,
    ...children.slice(0, MOST_POINTS).map((child) => `• ${shorten(child.text, POINT_LENGTH)}`),
    ...(children.length > MOST_POINTS ? [`… còn ${children.length - MOST_POINTS} ý nữa.`] : []),
  ].join('\n');
}

function childrenOf(own: Section, sections: readonly Section[]): readonly Section[] {
  const place = { document: own.document, section: own.path };
  return sections.filter(
    (section) =>
      section.path !== own.path &&
      section.text !== '' &&
      isAt({ document: section.document, section: section.path }, place),
  );
}

const contains = (outer: PassageMatch, inner: PassageMatch): boolean =>
  isAt(inner, { document: outer.document, section: outer.section });

/** `: 9 dòng` of a table, `: 5 ý` of a heading over numbered points; nothing where it has none. */
function phraseParts(first: Section, sections: readonly Section[]): string {
  const depth = first.path.split('.').length + 1;
  const parts = sections.filter(
    ({ path }) => path.startsWith(`${first.path}.`) && path.split('.').length === depth,
  );
  if (parts.length < 2 || first.text !== '') return '';
  const isTable = /^PL/.test(first.path) && parts.every(({ path }) => /\.\d+$/.test(path));
  return isTable ? `: ${parts.length} dòng` : `: ${parts.length} ý`;
}

/** Sections as they stand; of several documents each in turn, under the document's name. */
function composeSection(places: readonly Place[], context: ComposeContext): Draft {
  const named = [...new Set(places.map((place) => place.document))];
  if (named.length > 1) {
    const drafts = named.map((document) =>
      composeSection(
        places.filter((place) => place.document === document),
        context,
      ),
    );
    return {
      headline: drafts.map(({ headline }) => headline).join('; '),
      shown: drafts.flatMap(({ headline, shown = [] }) =>
        shown.map((one, index) => (index === 0 ? { ...one, title: headline } : one)),
      ),
      passages: drafts.flatMap(({ passages = [] }) => passages),
      notes: drafts.flatMap(({ notes = [] }) => notes),
    };
  }
  const { documents, sectionsOf } = context.knowledge;
  const sections = [...new Set(places.map((place) => place.document))]
    .flatMap((document) => sectionsOf(document))
    .filter((section) =>
      places.some((place) => isAt({ document: section.document, section: section.path }, place)),
    );
  const [first] = sections;
  if (!first) return { headline: 'Văn bản đã nạp không có mục này.', refused: true };
  const shown: ViewPassage[] = [];
  const passages: SourceRef[] = [];
  const inlined = new Set<Section>();
  let length = 0;
  for (const section of sections) {
    // The headline says it already.
    if (section === first && section.heading !== null && section.text === '') {
      passages.push(...quoteSection(section));
      continue;
    }
    if (inlined.has(section)) {
      passages.push(...quoteSection(section));
      continue;
    }
    const own = restoreItems(section.text, section, sections);
    for (const item of own.restored) inlined.add(item);
    const text = [section.heading, own.text].filter(Boolean).join(' ');
    if (text === '') continue;
    if (length + text.length > SECTION_TEXT_LENGTH) break;
    length += text.length;
    const citation = phraseCitation(
      [{ document: section.document, section: section.path }],
      documents,
    );
    shown.push({ title: null, text, citation });
    passages.push(...quoteSection(section));
  }
  const rest =
    sections.length -
    shown.length -
    inlined.size -
    (first.heading !== null && first.text === '' ? 1 : 0);
  return {
    headline: `${documents.get(first.document)?.shortTitle ?? first.document}, ${first.heading ?? `mục ${first.path}`}${phraseParts(first, sections)}`,
    shown,
    passages,
    notes: rest > 0 ? [`… còn ${rest} đoạn nữa trong mục này: hỏi theo số mục để xem tiếp.`] : [],
  };
}
