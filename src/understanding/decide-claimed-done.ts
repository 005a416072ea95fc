import { isAt } from '../tasks/select-tasks.js';
import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import type { Slots } from './slots.js';

const DONE = '(?:xong|hoan thanh|hoan tat|dat)';
const BUT = '(?:nhung|ma|song|chu|thuc ra|thuc te|that ra|thuc chat)';
// "báo xong nhưng thực ra chưa xong", "xếp hoàn thành mà mới trình", "hoàn thành trên giấy".
const CLAIMED_DONE = new RegExp(
  `\\b(?:bao cao|bao|ghi|xep|coi|tinh|ke|noi|khai|liet|danh dau|cho la)(?: [a-z]+){0,4} ${DONE}(?: roi| han)? ${BUT}(?: [a-z]+){0,5} (?:chua|van dang|con dang|dang|moi)\\b` +
    `|\\b${DONE}(?: roi)? ${BUT} (?:thuc ra|thuc te|that ra|thuc chat)(?: [a-z]+){0,4} (?:chua|dang|moi)\\b` +
    `|\\b${DONE}(?: [a-z]+)? (?:tren giay|ao|khong that|hinh thuc)\\b`,
);
const ASKS_WHICH =
  /\b(?:nao|gi|nhung|cac|may|bao nhieu|co|liet ke|danh sach)\b|\b(?:nhiem vu|viec) (?:duoc |bi |da )*(?:bao|ghi|xep)\b/;

/** How what was said of such tasks when they were found is called. */
const FOUND_AS = 'xếp hoàn thành';
const MOST = 30;
const SURE_COVERAGE = 0.8;
/** So many tasks are looked at to find the one that a remark is of. */
const NEAR_TASKS = 6;

/**
 * Tasks that a report lists as completed while it says otherwise itself: what was found not to agree, and
 * the tasks it is of. Undefined where something else is asked, or nothing such was found.
 */
export function decideClaimedDone({ reading }: Slots, knowledge: KnowledgeBase): Query | undefined {
  if (!reading.has(CLAIMED_DONE) || !reading.has(ASKS_WHICH)) return undefined;
  const remarks = new Map(knowledge.register.inconsistencies.map((one) => [one.id, one]));
  const found = knowledge
    .findInconsistencies(FOUND_AS, { limit: MOST, minCoverage: SURE_COVERAGE })
    .flatMap(({ id }) => {
      const remark = remarks.get(id);
      if (remark === undefined) return [];
      const task = knowledge
        .findTasks(remark.statement, { limit: NEAR_TASKS })
        .map((match) => knowledge.tasks.get(match.id))
        .find(
          (near) =>
            near?.status === 'completed' &&
            near.events.some((event) => remark.places.some((place) => isAt(event, place))),
        );
      return task === undefined ? [] : [{ id, taskId: task.id }];
    });
  return found.length === 0
    ? undefined
    : {
        intent: 'consistency',
        aspect: 'claimed_done',
        references: found.map(({ id }) => id),
        taskIds: [...new Set(found.map(({ taskId }) => taskId))],
      };
}
