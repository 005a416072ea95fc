import { foldMarks } from '../language/fold.js';
import type { KnowledgeBase } from './knowledge-base.js';

/** Share of a topic's words a task must bear to belong to it, weighed by rarity. */
export const TOPIC_COVERAGE = 0.6;

/** Ids of the tasks whose own words bear the topic; null without a topic. */
export function selectByTopic(
  topic: string | undefined,
  knowledge: KnowledgeBase,
): ReadonlySet<string> | null {
  if (topic === undefined || topic === '') return null;
  const found = knowledge
    // Every one: they are counted.
    .findTasks(topic, { limit: Infinity, minCoverage: TOPIC_COVERAGE })
    .map((match) => match.id);
  if (PLAN_KIND.test(foldMarks(topic)))
    return new Set(found.filter((id) => bringsPlan(id, foldMarks(topic), knowledge)));
  if (RESULT_KIND.test(foldMarks(topic)))
    return new Set(found.filter((id) => bringsKind(id, foldMarks(topic), knowledge)));
  const abbreviated = ABBREVIATED.find(([spelt]) => topic.includes(spelt))?.[1];
  const verbatim = abbreviated
    ? knowledge.register.tasks.filter((task) => abbreviated.test(task.title)).map(({ id }) => id)
    : [];
  return new Set([...found, ...verbatim]);
}

/** A kind of text that tasks bring, and nothing of its matter. */
const RESULT_KIND = /^(?:nghi dinh|luat|quyet dinh|chi thi|thong tu)$/;
/** What a task is to bring is named within this much of its title; further on it is only cited. */
const RESULT_LENGTH = 70;

/** Whether a task is to bring such a text: a law that a decree details is none of its results. */
function bringsKind(id: string, kind: string, { tasks }: KnowledgeBase): boolean {
  const title = foldMarks(tasks.get(id)?.title ?? '').slice(0, RESULT_LENGTH);
  const first = /\b(?:nghi dinh|luat|quyet dinh|chi thi|thong tu)\b/.exec(title)?.[0];
  return first === kind && !title.includes('phap luat');
}

/** The same of plans, which tasks far more often carry out or cite ("các nhiệm vụ của Đề án 06"). */
const PLAN_KIND = /^(?:de an|chien luoc|ke hoach|chuong trinh)$/;
const BRINGS = /^.*\b(?:xay dung|trinh|ban hanh|phe duyet|hoan thien|lap|soan thao)\b/;
/** Between the verb and the plan: then it is carried out, followed or spoken of. */
const ONLY_CITED = /\b(?:thuc hien|trien khai|nhiem vu|theo|tai|cua|ve|trong|ket qua)\b/;
/** What may stand there all the same. */
const BESIDE = /,? (?:va )?to chuc trien khai\b|\btheo tham quyen\b/g;

/** Whether a task is to bring a plan of the kind; a number behind it names one that is in force. */
function bringsPlan(id: string, kind: string, { tasks }: KnowledgeBase): boolean {
  const title = foldMarks(tasks.get(id)?.title ?? '');
  if (title.startsWith(`${kind} `)) return true;
  return [...title.matchAll(new RegExp(`\\b${kind}\\b(?! \\d)`, 'g'))].some(({ index }) => {
    const before = title.slice(0, index);
    const verb = BRINGS.exec(before)?.[0];
    return verb !== undefined && !ONLY_CITED.test(before.slice(verb.length).replace(BESIDE, ''));
  });
}

/** Abbreviations that no index bears, since folded they are question words: found as they stand. */
const ABBREVIATED: readonly (readonly [string, RegExp])[] = [
  ['trí tuệ nhân tạo', /(?<!\p{L})AI(?!\p{L})/u],
];
