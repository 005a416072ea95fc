import type { Assignee } from '../../language/agencies/assignee.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { readAssignees } from '../../language/agencies/read-assignees.js';
import { matchLongest, splitWords } from '../../language/agencies/words.js';
import type { DateAnchor } from '../../language/deadlines/date-expression.js';
import { findDeadline } from '../../language/deadlines/find-deadline.js';
import { foldMarks } from '../../language/fold.js';
import { introducedAddressees } from './document-addressee.js';
import type { OrderContext, StatedDeadline } from './extract-orders.js';
import { parseOrder } from './parse-order.js';

/** What an introduction ends in. */
export const INTRODUCES = /(?::|như sau|sau đây)[.:]?$/i;
// Only what is to be finished by then binds the points below; "trong Quý II như sau" is a period.
const FINISHES =
  /\b(?:hoan thanh|xong|thoi han[a-z ]*|truoc|cham nhat)[ :]?(?:trong |truoc |den |ngay )?[a-z]{0,6}$/;
const PROPOSES_UPWARDS =
  /\b(?:kien nghi|de xuat|de nghi) (?:voi )?(?:chinh phu|thu tuong|quoc hoi|trung uong|bo chinh tri)\b[^.]*:$/;
const NAMES_WHOM = ['doi voi', 've phia', 'nhiem vu cua', 'trach nhiem cua', 'phan viec cua'];

/** What a heading hands down to the points below: whom it names, in which role, and by when. */
export function inheritFromHeading(
  heading: string,
  context: OrderContext,
  gazetteer: Gazetteer,
  anchor: DateAnchor,
): OrderContext {
  if (heading === '') return context;
  const below = inheritLead(heading, context, gazetteer);
  return { ...below, deadline: finishBy(heading, anchor) ?? below.deadline };
}

/** Likewise for an introducing text; its deadline binds only where it names somebody. */
export function inheritFromText(
  text: string,
  context: OrderContext,
  gazetteer: Gazetteer,
  anchor: DateAnchor,
): OrderContext {
  if (text === '') return context;
  const below = inheritLead(text, context, gazetteer);
  if (below.lead === context.lead || !INTRODUCES.test(text.trim())) return below;
  return { ...below, deadline: finishBy(text, anchor) ?? below.deadline };
}

function inheritLead(text: string, context: OrderContext, gazetteer: Gazetteer): OrderContext {
  // What is proposed to the Government binds none of the bodies below it.
  if (PROPOSES_UPWARDS.test(foldMarks(text))) return { ...context, lead: [], everybody: null };
  const order = parseOrder(text, gazetteer);
  const named = order.lead.length > 0 ? order.lead : introducedAddressees(text, gazetteer);
  const lead = named.length > 0 ? named : addressedAlone(text, gazetteer);
  return lead.length === 0 ? context : { ...context, lead, coordinating: order.coordinating };
}

/** "Đối với Bộ Tài chính, Bộ Y tế": a heading that only says whom its points are for. */
function addressedAlone(text: string, gazetteer: Gazetteer): readonly Assignee[] {
  const words = splitWords(text);
  const opening = matchLongest(words, 0, NAMES_WHOM);
  if (opening === 0) return [];
  const { assignees, next } = readAssignees(text, words, opening, gazetteer);
  const isAll = words.slice(next).every((word) => !word.isWord);
  return isAll ? assignees : [];
}

function finishBy(text: string, anchor: DateAnchor): StatedDeadline | null {
  const deadline = findDeadline(text, anchor);
  if (deadline === null || !FINISHES.test(foldMarks(text.slice(0, deadline.start + 8))))
    return null;
  return { text: deadline.text, dueOn: deadline.dueOn };
}
