import type { Assignee } from '../../language/agencies/assignee.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import type { DateAnchor } from '../../language/deadlines/date-expression.js';
import {
  readDeadlineCell,
  type DeadlineCell,
} from '../../language/deadlines/read-deadline-cell.js';
import type { ParsedSection } from '../parsed-document.js';
import { composeTitle } from './compose-title.js';
import { extractOrders, type OrderContext } from './extract-orders.js';
import type { ExtractedTask } from './extracted-task.js';
import { labelRole, splitFields, type Field } from './field-labels.js';
import { findQuote } from './find-quote.js';
import { parseOrder } from './parse-order.js';
import { readBodyField } from './read-body-field.js';
import type { SectionNode } from './section-tree.js';

interface Block {
  readonly section: ParsedSection;
  readonly text: string;
}

interface Group {
  blocks: Block[];
  lead: readonly Assignee[];
  coordinating: readonly Assignee[];
  deadline: DeadlineCell | null;
  result: string | null;
  /** Whether a field was met: the next content then opens a group of its own. */
  isClosed: boolean;
}

const SHORTEST_NAME = 15;

const emptyGroup = (): Group => ({
  blocks: [],
  lead: [],
  coordinating: [],
  deadline: null,
  result: null,
  isClosed: false,
});

/** A section's words: its heading, where that is no bare label, and its text. */
export function wholeText(section: ParsedSection): string {
  const parts = [section.heading ?? '', section.text].filter((part) => part !== '');
  return parts.join(section.heading !== null && labelRole(section.heading) !== null ? ': ' : ' ');
}

/**
 * Whether a point names its lead in a labelled field — its own, or one of those right below it. A
 * heading "PHÂN CÔNG NHIỆM VỤ" says nobody's name: what stands below it is read by itself.
 */
export function hasFieldGroup(node: SectionNode): boolean {
  const below = node.children.map((child) => child.section);
  return (
    fieldsOf(node.section).some(({ role, value }) => role === 'lead' && value !== '') ||
    below.some(
      (section) => fieldsOf(section)[0]?.role === 'lead' || labelOfHeading(section) === 'lead',
    ) ||
    // "- Nội dung … Đơn vị chủ trì: …": the field stands inside the dash.
    below.some(
      (section) => section.kind === 'dash' && fieldsOf(section).some(({ role }) => role === 'lead'),
    )
  );
}

const labelOfHeading = (section: ParsedSection) =>
  section.heading === null ? null : labelRole(section.heading);

function fieldsOf(section: ParsedSection): Field[] {
  const label = labelOfHeading(section);
  if (label !== null && section.text === '') return [{ role: label, value: '', start: 0 }];
  return splitFields(wholeText(section));
}

/**
 * Tasks of a point written as labelled fields ("Đơn vị chủ trì: …", "Thời gian thực hiện: …"). Fields
 * bind what stands before them, back to the fields before; without any such content the point itself.
 */
export function extractFieldGroup(
  node: SectionNode,
  context: OrderContext,
  gazetteer: Gazetteer,
  anchor: DateAnchor,
  visit: (child: SectionNode) => readonly ExtractedTask[],
): ExtractedTask[] {
  const tasks: ExtractedTask[] = [];
  let group = emptyGroup();
  const flush = (): void => {
    tasks.push(...finishGroup(group, node, gazetteer));
    group = emptyGroup();
  };
  const addContent = (section: ParsedSection, text: string): void => {
    if (text === '') return;
    if (group.isClosed) flush();
    group.blocks.push({ section, text });
  };
  const addField = (role: Field['role'], value: string): void => {
    if (value === '') return;
    if (role === 'lead' || role === 'coordinating') {
      const bodies = readBodyField(value, gazetteer);
      if (role === 'lead') group.lead = [...group.lead, ...bodies.lead];
      const others = role === 'lead' ? bodies.coordinating : bodies.lead;
      group.coordinating = [...group.coordinating, ...others.filter((one) => !one.isRelated)];
    } else if (role === 'deadline')
      group.deadline = readDeadlineCell(value.replace(/\.$/, ''), anchor);
    else if (role === 'result') group.result = value;
    if (role !== null && role !== 'content') group.isClosed = true;
  };
  /** Lines below "Cơ quan thực hiện:" or "Thời gian thực hiện:": fields, bodies, or orders. */
  const addBelow = (role: Field['role'], child: SectionNode): void => {
    const [first] = fieldsOf(child.section);
    if (first?.role) {
      for (const field of fieldsOf(child.section)) addField(field.role, field.value);
      return;
    }
    const order = parseOrder(child.section.text, gazetteer);
    const saysMore = child.section.text.slice(order.bodyStart).trim().length > 20;
    const namesLead = /chủ trì/i.test(child.section.text.slice(0, order.bodyStart));
    if (role === 'lead' && (namesLead || group.lead.length === 0 || !saysMore)) {
      addField('lead', child.section.text);
      return;
    }
    if (role === 'deadline' && group.deadline === null) addField(role, child.section.text);
    tasks.push(...ordersOf(child.section, context, gazetteer, anchor));
  };
  /** "Nội dung: quy định chi tiết …" under "Nghị định quy định …" describes what the point names. */
  const isDescription = (field: Field): boolean =>
    field.role === 'content' &&
    field.value !== '' &&
    namesTask(node.section) &&
    !ordersByItself(field.value, gazetteer);
  const addChild = (child: SectionNode): void => {
    const fields = fieldsOf(child.section);
    if (fields[0]?.role === null && hasFieldGroup(child) && child.children.length > 0) {
      tasks.push(...visit(child));
      return;
    }
    for (const field of fields) {
      if (isDescription(field)) continue;
      if (field.role === null || field.role === 'content') {
        addContent(child.section, field.value);
        for (const below of child.children) addContent(below.section, wholeText(below.section));
      } else {
        addField(field.role, field.value);
        for (const below of child.children) addBelow(field.role, below);
      }
    }
  };
  const own = fieldsOf(node.section);
  for (const field of own) {
    if (field.role === null || field.role === 'content') {
      if (node.children.length === 0 || own.length > 1) addContent(node.section, field.value);
    } else addField(field.role, field.value);
  }
  node.children.forEach(addChild);
  flush();
  return tasks;
}

const BARE_LABEL = /^(?:hoạt động|nhiệm vụ|nội dung|mục tiêu|đề án|dự án|nhóm)\s?\d{0,2}\.?$/i;
const DESCRIBES = /^(?:quy định|bao gồm|gồm|hướng dẫn chi tiết|là)\s/i;

/** Whether a point's own words name what is to be done, rather than number it ("Hoạt động 1"). */
function namesTask(section: ParsedSection): boolean {
  const words = ownWords(section).trim();
  return words.length >= SHORTEST_NAME && !BARE_LABEL.test(words) && labelRole(words) === null;
}

function ordersByItself(text: string, gazetteer: Gazetteer): boolean {
  return !DESCRIBES.test(text) && parseOrder(text, gazetteer).isOrder;
}

function finishGroup(group: Group, node: SectionNode, gazetteer: Gazetteer): ExtractedTask[] {
  if (!group.isClosed && group.blocks.length === 0) return [];
  const blocks =
    group.blocks.length > 0
      ? group.blocks
      : [{ section: node.section, text: ownWords(node.section) }];
  return blocks.flatMap(({ section, text }) => {
    const order = parseOrder(text, gazetteer);
    const quote = findQuote(section, text);
    if (quote === null) return [];
    return [
      {
        document: section.document,
        section: section.path,
        ordinal: null,
        lead: group.lead.length > 0 ? group.lead : order.lead,
        coordinating: group.coordinating,
        supervisor: null,
        title: composeTitle(text, order, null),
        result: group.result,
        deadlineText: group.deadline?.text ?? null,
        dueOn: group.deadline?.dueOn ?? null,
        recurrence: group.deadline?.recurrence ?? null,
        status: 'unknown' as const,
        statusNote: null,
        quote,
      },
    ];
  });
}

/** What a point with labelled fields says by itself: its text, else its heading. */
function ownWords(section: ParsedSection): string {
  const [first] = section.text === '' ? [] : splitFields(section.text);
  return first?.role === null ? first.value : (section.heading ?? section.text);
}

/** The orders of a section's text as tasks. */
export function ordersOf(
  section: ParsedSection,
  context: OrderContext,
  gazetteer: Gazetteer,
  anchor: DateAnchor,
  text: string = section.text,
): ExtractedTask[] {
  return extractOrders(text, context, gazetteer, anchor).flatMap((draft) => {
    const quote = findQuote(section, text.slice(draft.start, draft.end));
    if (quote === null) return [];
    return [
      {
        document: section.document,
        section: section.path,
        ordinal: null,
        lead: draft.lead,
        coordinating: draft.coordinating.filter((assignee) => !assignee.isRelated),
        supervisor: draft.supervisor,
        title: draft.title,
        result: null,
        deadlineText: draft.deadline?.text ?? null,
        dueOn: draft.recurrence === null ? (draft.deadline?.dueOn ?? null) : null,
        recurrence: draft.recurrence,
        status: 'unknown' as const,
        statusNote: null,
        quote,
      },
    ];
  });
}
