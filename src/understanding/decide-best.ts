import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { foldedSyllables, foldMarks } from '../language/fold.js';
import type { Query } from '../domain/query.js';
import { asksWhen } from './decide-date.js';
import { decideList } from './decide-list.js';
import { narrowToAgencies, preferBringing } from './decide-one.js';
import { asksKind, matterOfKind, isSureName, isSureTask, type Evidence } from './evidence.js';
import { bearsAttribute } from './attribute.js';
import { toFigureQuery } from './figure-query.js';
import { findFigure, givesFigure } from './find-figure.js';
import { ASKS_WHICH, findText } from './find-text.js';
import { readFact } from './read-fact.js';
import type { Slots } from './slots.js';
import { tasksOfAgencies } from './decide-tasks.js';
import { hasContent, isTellingSubject, TEXT_NOUN } from './subject.js';

/** Share of the words a passage must bear where the wording asks for a document's text … */
const TEXT_COVERAGE = 0.5;
/** … and where nothing says what is asked for. */
const UNASKED_COVERAGE = 0.75;
/** So much of a figure's name must have been said for a document's figure to be meant, not its text. */
const TOLD_COMPLETENESS = 0.85;
/** … or it fits so well in all. */
const TOLD_SCORE = 0.7;

/** No cue decides: the kind of thing that fits the subject best, or a refusal. */
export function decideBest(slots: Slots, evidence: Evidence, knowledge: KnowledgeBase): Query {
  const { cues } = slots;
  const matter = slots.matter === '' ? slots.subject : slots.matter;
  if (slots.matter === '' && slots.places.length > 0 && !cues.task)
    return slots.places.some((place) => place.section !== null)
      ? { intent: 'document_content', places: slots.places }
      : { intent: 'document_info', places: slots.places };
  // A share, a number: of what?
  if (matter === '' || (slots.matter === '' && isOnlyMeasure(slots.subject)))
    return (cues.figure || slots.reading.has(WANTS_CHART)) && slots.agencies.length === 0
      ? { intent: 'clarify', aspect: 'no_subject' }
      : { intent: 'out_of_scope', text: slots.full };
  const task = findTask(slots, evidence, knowledge);
  const asksText =
    cues.content ||
    cues.summary ||
    slots.reading.has(ASKS_INSIDE) ||
    (cues.why && task === undefined) ||
    slots.places.length > 0;
  // "ban hành tại quyết định nào": no figure of it is the answer.
  const comparesGroups = cues.compareAgencies && cues.ministriesGroup && cues.provincesGroup;
  const asksFigure =
    (cues.figure ||
      cues.trend ||
      cues.target ||
      (comparesGroups && !cues.task) ||
      (cues.compare && slots.places.length > 1)) &&
    !cues.summary &&
    readFact(slots.reading) !== 'number';
  const found = findFigure(slots, evidence, knowledge);
  // Nothing asks for a figure: then most of its name must have been said, and no task bear far more.
  const isOfTask =
    task !== undefined && found !== undefined && task.coverage > found.coverage + 0.2;
  const isNamed =
    found !== undefined &&
    (found.completeness >= 0.5 || opensAlike(matter, nameOf(found, knowledge)));
  // No figure tells who does a thing.
  const isFigure = asksFigure || (isNamed && !isOfTask && !cues.whoActs);
  const figure = isFigure ? found : undefined;
  const asksWhich = slots.reading.has(ASKS_WHICH) && !cues.howMany && slots.agencies.length === 0;
  if (asksWhich && isSureName(evidence.lists[0]) && !cues.task)
    return decideList(slots, evidence, knowledge);
  // "theo TB 203 …": nothing asks for its text, and it gives the figure that is named in full.
  const isTold =
    figure !== undefined &&
    (figure.completeness >= TOLD_COMPLETENESS || figure.score >= TOLD_SCORE) &&
    figure.coverage >= UNASKED_COVERAGE &&
    !cues.content &&
    !cues.summary &&
    !cues.task &&
    isGivenBy(figure.id, slots, knowledge);
  // Reasons stand in texts: a figure is only what the documents say where they say nothing more.
  if (cues.why && (figure ?? task) && slots.places.length === 0) {
    const reasons = findText(slots, matter, knowledge);
    const isFuller =
      (reasons?.coverage ?? 0) >= Math.max(figure?.coverage ?? 0, task?.coverage ?? 0) * FULLER;
    if (reasons && reasons.coverage >= TEXT_COVERAGE && (!task || reasons.isReason || isFuller))
      return reasons.query;
  }
  // A named document gives no such figure, and says something in all of the words.
  if (
    figure &&
    slots.places.length > 0 &&
    !cues.howMany &&
    !isGivenBy(figure.id, slots, knowledge)
  ) {
    const said = findText(slots, matter, knowledge);
    if (said && said.coverage >= UNASKED_COVERAGE) return said.query;
  }
  if (figure && (isTold || (asksFigure && !(cues.content && slots.places.length > 0))))
    return toFigureQuery(slots, evidence, figure, knowledge);
  const common =
    asksFigure &&
    !found &&
    !cues.task &&
    slots.agencies.length > 0 &&
    foldedSyllables(slots.matter).length >= COMMON.syllables
      ? findFigure({ ...slots, agencies: [] }, evidence, knowledge)
      : undefined;
  // Told of all together, not of the agency named: that is said with the common figure.
  if (
    common &&
    common.score >= COMMON.score &&
    common.coverage >= COMMON.coverage &&
    !(cues.content && slots.places.length > 0)
  )
    return {
      ...toFigureQuery({ ...slots, agencies: [] }, evidence, common, knowledge),
      agencies: slots.agencies,
    };
  if (cues.missing && isSureName(evidence.lists[0])) return decideList(slots, evidence, knowledge);

  // Who holds an office is told only where a document says it in so many words.
  const asksOffice = slots.reading.has(/\bla ai\b|^ ai la\b/);
  if (asksOffice && matter.split(' ').length < 4)
    return { intent: 'out_of_scope', text: slots.full };

  // One syllable alone is found everywhere and means nothing.
  const text =
    matter.includes(' ') || DISTINCT.test(foldMarks(matter))
      ? findText(slots, matter, knowledge)
      : undefined;
  // "từ khi nào": no amount is the answer, but what bears the words and a date may be.
  const when = asksWhen(slots.reading) && !cues.howMany && !cues.target && !cues.trend;
  if (when && figure && !task)
    return text?.isDated === true && text.coverage >= TEXT_COVERAGE
      ? text.query
      : { intent: 'out_of_scope', text: slots.full, ...suggest(slots, evidence) };
  if ((asksText || asksWhich) && text && text.coverage >= TEXT_COVERAGE) return text.query;
  if (cues.meaning && text && text.coverage >= UNASKED_COVERAGE) return text.query;
  // A task that bears all the words beats a short name that has half of them.
  const isTaskFuller = task !== undefined && task.coverage >= 0.9 && (figure?.coverage ?? 0) < 0.7;
  const isOfKind = task !== undefined && asksKind(slots.subject) && task.coverage >= 0.7;
  if (figure && !isTaskFuller && !isOfKind && figure.score >= (task?.score ?? 0))
    return toFigureQuery(slots, evidence, figure, knowledge);
  if (task) {
    const theirs = tasksOfAgencies(slots, evidence, knowledge);
    const near = narrowToAgencies(slots, theirs.length > 0 ? theirs : evidence.tasks, knowledge);
    const ids = preferBringing(near, slots, knowledge)
      .slice(0, 4)
      .map((match) => match.id);
    return {
      intent: ids.length > 1 ? 'clarify' : 'task_detail',
      taskIds: ids,
      aspect: readFact(slots.reading) ?? 'status',
      text: matter,
    };
  }
  if (figure) return toFigureQuery(slots, evidence, figure, knowledge);
  if (text && (text.coverage >= UNASKED_COVERAGE || text.isTelling)) return text.query;
  const [printed] = slots.figures.indicators;
  if (printed !== undefined && slots.reading.tokens.some(({ text }) => TELLING_FIGURE.test(text)))
    return { intent: 'indicator', indicators: [printed], aspect: 'check', text: slots.full };
  return asksKind(slots.subject) && evidence.tasks.length === 0
    ? refuseKind(slots, knowledge)
    : { intent: 'out_of_scope', text: slots.full, ...suggest(slots, evidence) };
}

/** "số cuộc gọi …": so many of its first syllables name a figure, as its own name opens. */
const OPENING_SYLLABLES = 3;

const opensAlike = (matter: string, name: string): boolean => {
  const [typed, own] = [matter, name].map((text) =>
    foldedSyllables(text).slice(0, OPENING_SYLLABLES),
  );
  return typed?.length === OPENING_SYLLABLES && typed.join(' ') === own?.join(' ');
};

const nameOf = ({ id }: { id: string }, { indicators }: KnowledgeBase): string =>
  indicators.get(id)?.name ?? '';

const isGivenBy = (id: string, { places }: Slots, knowledge: KnowledgeBase): boolean =>
  places.some((place) => givesFigure(id, place.document, knowledge));

// "gồm chính sách gì", "có điểm mới nào": what a text says in so many words.
const ASKS_INSIDE = new RegExp(
  `\\b(?:gom|co|neu|dua ra|de ra|quy dinh)(?: (?:nhung|cac|may))? ${TEXT_NOUN}(?: (?:gi|nao)(?: (?:moi|noi bat|quan trong|chinh))?| moi gi)\\b`,
);

// "18,3%", "1.928.311": printed in few places; a small whole number stands everywhere.
const TELLING_FIGURE = /^(?:\d+[.,]\d+%?|\d{1,3}(?:\.\d{3})+|\d+\/\d+)$/;

/** "nghị định về dữ liệu", where no task brings one: said so, with the tasks that come nearest. */
function refuseKind({ subject }: Slots, knowledge: KnowledgeBase): Query {
  const near = knowledge
    .findTasks(matterOfKind(subject))
    .filter((match) => match.coverage >= GUESS_COVERAGE && match.score >= GUESS_SCORE)
    .slice(0, MOST_GUESSES);
  return {
    intent: 'out_of_scope',
    aspect: 'no_task',
    text: subject,
    ...(near.length > 0 ? { taskIds: near.map(({ id }) => id) } : {}),
  };
}

/** A figure told of all together is only given for one agency where it is surely the one meant. */
const COMMON = { score: 0.5, coverage: 0.75, syllables: 4 };

const WANTS_CHART = /\b(?:bieu do|do thi)\b/;

const isOnlyMeasure = (subject: string): boolean =>
  /^(?:phan tram|ty le|ti le|so lieu|chi tieu|chi so|so luong|tong so)$/.test(foldMarks(subject));

/** A text that bears so many times the words of a task or figure is meant rather than that. */
const FULLER = 1.3;

/** Share of the words from which a task or figure that is not sure is still offered as a guess. */
const GUESS_COVERAGE = 0.55;
const GUESS_SCORE = 0.2;
const MOST_GUESSES = 4;

/** What the words come near to, to be offered as "ý anh/chị là …?". */
function suggest(slots: Slots, evidence: Evidence): Pick<Query, 'taskIds' | 'indicators'> {
  const words = slots.matter.split(' ').filter((word) => hasContent([word]));
  if (words.length < 2) return {};
  const isNear = (match: Evidence['tasks'][number]): boolean =>
    match.coverage >= GUESS_COVERAGE && match.score >= GUESS_SCORE;
  const indicators = evidence.indicators.filter(isNear).slice(0, 2);
  const tasks = evidence.tasks.filter(isNear).slice(0, MOST_GUESSES - indicators.length);
  return {
    ...(tasks.length > 0 ? { taskIds: tasks.map((match) => match.id) } : {}),
    ...(indicators.length > 0 ? { indicators: indicators.map((match) => match.id) } : {}),
  };
}

/** The task meant; a word or two that fit do not make it one when another agency was named. */
function findTask(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Evidence['tasks'][number] | undefined {
  const theirs = tasksOfAgencies(slots, evidence, knowledge);
  const best = theirs[0] ?? evidence.tasks[0];
  const isTheirs = theirs.length > 0;
  if (!best || !(isTheirs || isSureTask(best)) || !isTellingSubject(slots.subject))
    return undefined;
  const task = knowledge.tasks.get(best.id);
  const quotes = task?.events.map((event) => event.quote) ?? [];
  if (!bearsAttribute(slots.subject, [task?.title ?? '', ...quotes].join(' '))) return undefined;
  const takesPart = slots.agencies.some(
    (id) => task?.lead.includes(id) || task?.coordinating.includes(id),
  );
  return slots.agencies.length > 0 && !takesPart && slots.subject.split(' ').length < 3
    ? undefined
    : best;
}

// "5G", "IPv6": one word, and it means one thing.
const DISTINCT = /^(?=\w*\d)(?=\w*[a-z])\w{2,8}$/;
