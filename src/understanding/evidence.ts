import type { Task } from '../domain/task.js';
import { foldedKey, foldedSyllables } from '../language/fold.js';
import { ABBREVIATIONS } from '../language/terms/abbreviations.js';
import { hasContent } from './subject.js';
import type { FindByWords, KnowledgeBase, TextMatch } from '../answering/knowledge-base.js';

/** How well the words of an utterance fit each kind of thing the register knows; best first. */
export interface Evidence {
  readonly tasks: readonly TextMatch[];
  readonly indicators: readonly TextMatch[];
  /** Indicators by all that was typed: stated totals bear their plan's name. */
  readonly figures: readonly TextMatch[];
  readonly lists: readonly TextMatch[];
  readonly terms: readonly TextMatch[];
  readonly legal: readonly TextMatch[];
  readonly inconsistencies: readonly TextMatch[];
}

/** The readings of an utterance's subject: see Slots. */
export interface SubjectWords {
  readonly subject: string;
  readonly matter: string;
  readonly wide: string;
  readonly full: string;
  /** Agencies that were named; their names are no part of `subject` and `matter`. */
  readonly agencies?: readonly string[];
}

/**
 * Looks the subject up in every index. Figures and lists may bear an agency or a document in their
 * name, so they are looked up with and without those words.
 */
export function gatherEvidence(words: SubjectWords, knowledge: KnowledgeBase): Evidence {
  const { subject, matter, wide, full, agencies } = words;
  const best = (find: FindByWords, texts: readonly string[]): readonly TextMatch[] =>
    [...new Set(texts)].map((text) => find(text)).reduce(better);
  const { findIndicators, findLists } = knowledge;
  return whenAsked({
    tasks: () =>
      bearingAll(
        subject,
        ofKind(
          subject,
          knowledge
            .findTasks(subject, { limit: MOST_TASKS })
            .filter((match) => sharesPhrase(subject, match.id, knowledge)),
          knowledge,
        ),
        knowledge,
      ),
    indicators: () =>
      (agencies?.length ? namedInFull(findIndicators(full)) : undefined) ??
      best(findIndicators, [matter, wide, full, ...asRank(full)]),
    figures: () => best(findIndicators, [wide, full]),
    lists: () => namedInFull(findLists(full)) ?? best(findLists, [subject, matter, full]),
    terms: () => best(knowledge.findTerms, [matter, wide]),
    legal: () => knowledge.findLegal(wide),
    inconsistencies: () => best(knowledge.findInconsistencies, [full, matter]),
  });
}

/** Each kind is looked up only once somebody asks for it: most questions need few of them. */
function whenAsked(find: Readonly<Record<keyof Evidence, () => readonly TextMatch[]>>): Evidence {
  const found = new Map<keyof Evidence, readonly TextMatch[]>();
  const get = (kind: keyof Evidence): readonly TextMatch[] => {
    const matches = found.get(kind) ?? find[kind]();
    found.set(kind, matches);
    return matches;
  };
  return {
    get tasks() {
      return get('tasks');
    },
    get indicators() {
      return get('indicators');
    },
    get figures() {
      return get('figures');
    },
    get lists() {
      return get('lists');
    },
    get terms() {
      return get('terms');
    },
    get legal() {
      return get('legal');
    },
    get inconsistencies() {
      return get('inconsistencies');
    },
  };
}

/** The same evidence with other tasks; the rest is still looked up only once it is asked for. */
export const withTasks = (evidence: Evidence, tasks: readonly TextMatch[]): Evidence =>
  Object.create(evidence, { tasks: { value: tasks, enumerable: true } }) as Evidence;

/** Tasks looked at for one question: what is meant is among the best of them. */
const MOST_TASKS = 40;

// "hội nghị số hóa", "nghị định về dữ liệu": a kind of result and a word or two of its matter.
const KIND_OF =
  /^(nghi dinh|luat|quyet dinh|chi thi|thong tu|hoi nghi|phien hop|de an|chien luoc|ke hoach)(?: (?:ve|cho|cua))? ([a-z]+(?: [a-z]+){0,2})$/;
export const asksKind = (subject: string): boolean => KIND_OF.test(foldedKey(subject));
/** Of "nghị định về dữ liệu" the matter alone: `du lieu`. */
export const matterOfKind = (subject: string): string =>
  KIND_OF.exec(foldedKey(subject))?.[2] ?? subject;
const ISSUED_KIND = /^(?:nghi dinh|luat|quyet dinh|chi thi|thong tu)$/;
/** What a task is to bring is named within this much of its title; further on it is only cited. */
const RESULT_LENGTH = 60;

/**
 * Where a kind of result is asked for and the best match only speaks of one: those whose result is of
 * that kind and of that matter; of texts that are issued, none where there is no such.
 */
function ofKind(
  subject: string,
  tasks: readonly TextMatch[],
  knowledge: KnowledgeBase,
): readonly TextMatch[] {
  const [, kind = '', matter = ''] = KIND_OF.exec(foldedKey(subject)) ?? [];
  const titleOf = ({ id }: TextMatch): string =>
    ` ${foldedKey(knowledge.tasks.get(id)?.title ?? '')} `;
  const isOfKind = (match: TextMatch): boolean =>
    titleOf(match).slice(0, RESULT_LENGTH).includes(` ${kind} `);
  const [best] = tasks;
  if (kind === '' || !best) return tasks;
  const words = matter.split(' ');
  const isElsewhere =
    words.length > 1 && words.every((word) => !titleOf(best).includes(` ${word} `));
  if (isOfKind(best)) return isElsewhere && ISSUED_KIND.test(kind) ? [] : tasks;
  const kin = tasks.filter((match) => isOfKind(match) && titleOf(match).includes(` ${matter} `));
  return kin.length > 0 || ISSUED_KIND.test(kind) ? kin : tasks;
}

/** Of so many syllables at least a phrase stands in a text by no chance. */
const PHRASE_SYLLABLES = 3;
/** A pasted sentence is no phrase of a task: its end will do. */
const MOST_PHRASE_SYLLABLES = 12;

/**
 * Where tasks bear the subject, or its end, as one phrase, those that lack a syllable of that do not
 * count as bearing it: of "nhà máy thông minh" the weighty words alone stand in more than what is meant.
 */
function bearingAll(
  subject: string,
  tasks: readonly TextMatch[],
  knowledge: KnowledgeBase,
): readonly TextMatch[] {
  const syllables = foldedSyllables(subject).slice(-MOST_PHRASE_SYLLABLES);
  const folded = tasks.map(({ id }) => {
    const task = knowledge.tasks.get(id);
    return task ? foldedWordsOf(task) : '';
  });
  const least = Math.max(PHRASE_SYLLABLES, Math.ceil(syllables.length / 2));
  for (let from = 0; syllables.length - from >= least; from += 1) {
    const words = syllables.slice(from);
    const phrase = ` ${words.join(' ')} `;
    if (folded.some((text) => text.includes(phrase)))
      return tasks.filter((_, at) => words.every((word) => folded[at]?.includes(` ${word} `)));
  }
  return tasks;
}

/** Of all that was typed, names of agencies too, what is called so; a part may fit others better. */
const namedInFull = (matches: readonly TextMatch[]): readonly TextMatch[] | undefined =>
  matches[0] && matches[0].coverage >= 0.6 && matches[0].completeness >= 0.6 ? matches : undefined;

/** "đứng thứ mấy", "xếp hạng bao nhiêu". */
export const ASKED_RANK =
  /\b(?:dung|xep)(?: hang)?(?: thu)? (?:may|bao nhieu)\b|\b(?:thu )?hang may\b/;

/** "đứng thứ mấy ASEAN về IPv6" also as what a rank is called by: "thứ hạng ASEAN về IPv6". */
function asRank(full: string): readonly string[] {
  const folded = foldedSyllables(full).join(' ');
  // Whose rank it is, every one of them: that tells none apart.
  return ASKED_RANK.test(folded)
    ? [folded.replace(ASKED_RANK, 'thứ hạng').replace(/\b(?:viet nam|nuoc ta)\b/, '')]
    : [];
}

/** A task's own words in the form they are compared in; folding them anew for each question takes long. */
const foldedTasks = new WeakMap<Task, string>();

function foldedWordsOf(task: Task): string {
  const known = foldedTasks.get(task);
  if (known !== undefined) return known;
  const quotes = task.events.map((event) => event.quote);
  const folded = ` ${foldedKey([task.title, task.result ?? '', ...quotes].join(' '))} `;
  foldedTasks.set(task, folded);
  return folded;
}

/**
 * Whether two neighbouring words of the subject, or one that is long or a number, stand so in the
 * task: single short syllables alone are found everywhere ("tổng bí thư" in "tổng thể … thu").
 */
function sharesPhrase(subject: string, taskId: string, knowledge: KnowledgeBase): boolean {
  const task = knowledge.tasks.get(taskId);
  return !task || hasFoldedPhrase(subject, foldedWordsOf(task));
}

/** The same of any text. */
export function hasPhrase(words: string, text: string): boolean {
  return hasFoldedPhrase(words, ` ${foldedKey(text)} `);
}

/** Syllables that stand in a text as they were typed by no chance. */
const RUN_SYLLABLES = 3;

/** Whether three neighbouring words, not all of the question's frame, stand so in a text. */
export function hasRun(words: string, text: string): boolean {
  const folded = ` ${foldedKey(text)} `;
  const syllables = foldedSyllables(words);
  return syllables.some((_, from) => {
    const run = syllables.slice(from, from + RUN_SYLLABLES);
    return run.length === RUN_SYLLABLES && hasContent(run) && folded.includes(` ${run.join(' ')} `);
  });
}

function hasFoldedPhrase(words: string, folded: string): boolean {
  const syllables = foldedSyllables(words);
  if (syllables.length < 2) return true;
  return syllables.some(
    (word, index) =>
      (index > 0 && folded.includes(` ${syllables[index - 1] ?? ''} ${word} `)) ||
      word.length >= 6 ||
      /\d/.test(word) ||
      ABBREVIATIONS.has(word),
  );
}

function better(left: readonly TextMatch[], right: readonly TextMatch[]): readonly TextMatch[] {
  return (left[0]?.score ?? 0) >= (right[0]?.score ?? 0) ? left : right;
}

/** Whether a task is really what the words mean. Titles are long: coverage tells more than score. */
export function isSureTask(match: TextMatch | undefined): match is TextMatch {
  return (
    match !== undefined &&
    ((match.coverage >= 0.5 && match.score >= 0.28) ||
      (match.coverage >= 0.6 && match.score >= 0.25) ||
      (match.coverage >= 0.8 && match.score >= 0.15))
  );
}

/** Whether a short name (figure, list, term) is really meant: most of it was said. */
export function isSureName(match: TextMatch | undefined): match is TextMatch {
  return (
    match !== undefined &&
    ((match.score >= 0.41 && match.completeness >= 0.2) ||
      (match.completeness >= 0.75 && match.coverage >= 0.35))
  );
}

/** Whether the best of several is meant by a question about one task, though its title is long. */
export function leadsClearly([best, next]: readonly TextMatch[]): boolean {
  return (
    best !== undefined &&
    best.coverage >= 0.5 &&
    best.score >= 0.25 &&
    best.score >= (next?.score ?? 0) * 1.2
  );
}

/** Up to this many syllables a subject is taken to be open to several readings. */
const SHORT_SUBJECT = 5;

/**
 * Tasks that a few words may equally well mean: those about as good as the best, and those that bear
 * every word as it does, though their titles are longer.
 */
export function nearTasks(subject: string, matches: readonly TextMatch[]): readonly TextMatch[] {
  const [best] = matches;
  const near = nearBest(matches);
  if (!best || best.coverage < 0.75 || foldedSyllables(subject).length > SHORT_SUBJECT) return near;
  return matches.filter(
    (match) =>
      near.includes(match) ||
      (match.score >= best.score * 0.6 && match.coverage >= best.coverage * 0.99),
  );
}

/** The matches about as good as the best: what the words may equally well mean. */
export function nearBest(matches: readonly TextMatch[], share = 0.85): readonly TextMatch[] {
  const best = matches[0];
  return best ? matches.filter((match) => match.score >= best.score * share) : [];
}
