import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import type { DateAnchor } from '../../language/deadlines/date-expression.js';
import { foldMarks } from '../../language/fold.js';
import type { ParsedDocument, ParsedSection } from '../parsed-document.js';
import { classifyHeading } from './classify-heading.js';
import {
  findEverybody,
  documentAddressees,
  introducedAddressees,
  sessionPartner,
} from './document-addressee.js';
import { documentAnchor } from './document-anchor.js';
import { extractFieldGroup, hasFieldGroup, ordersOf, wholeText } from './extract-field-group.js';
import type { OrderContext } from './extract-orders.js';
import { extractRows } from './extract-rows.js';
import type { ExtractedTask } from './extracted-task.js';
import { resolveCountedLead } from './footnote-leads.js';
import { CLOSING_PATH, RECIPIENTS_PATH, SIGNATURE_PATH } from '../structure/build-outline.js';
import { inheritFromHeading, inheritFromText, INTRODUCES } from './inherit-context.js';
import { parseOrder } from './parse-order.js';
import { cutSentenceSpans } from './cut-sentence-spans.js';
import { buildSectionTree, type SectionNode } from './section-tree.js';

/** How far what stands above a section makes it one that gives orders. */
type Standing = 'orders' | 'open' | 'told';

interface Walk {
  readonly gazetteer: Gazetteer;
  readonly anchor: DateAnchor;
  /** Whether the document has no points, so that all it says stands in its opening. */
  readonly isUnnumbered: boolean;
}

// "… gồm: (i) …": what a thing comprises is no list of orders.
const LISTS_THINGS = /\b(?:gom|bao gom|la|nhu) ?:/;
const INTRODUCES_ORDERS =
  /\b(?:yeu cau|de nghi|giao|can|tap trung)\b[^.]*\b(?:nhiem vu|giai phap|noi dung|viec)\b/;
const TURNS_AHEAD = /^(?:trong )?thoi gian toi,/;
/** In characters; longer texts without a single point are no notices. */
const LONGEST_NOTICE = 50_000;
// What stands before the last "… kết luận như sau:" tells of the meeting.
const LAST_INTRODUCTION = /^[^]*(?:như sau|sau đây|kết luận|yêu cầu|chỉ đạo)\s?:/i;
const TURNS_TO_ORDERS =
  /^(?:ve |cac |mot so |nhung )*(?:nhiem vu|phuong huong|kien nghi|de xuat|giai phap trong tam)/;
const TELLS_AT_ITS_START =
  /^(?:ve |nhung |mot so |cac )?(?:ket qua|tinh hinh|ton tai|han che|nguyen nhan|muc dich|quan diem|muc tieu|pham vi|chu de|yeu cau$|bai hoc|doi tuong)/;

/**
 * Every instruction and every task row of a document, in document order. Sections that tell results,
 * lessons, views or aims are not mined; reports only where they turn to what is to be done.
 */
export function extractTasks(document: ParsedDocument, gazetteer: Gazetteer): ExtractedTask[] {
  const walk: Walk = {
    gazetteer,
    anchor: documentAnchor(document),
    isUnnumbered: document.sections.every(({ kind }) => kind === 'preamble' || kind === 'footnote'),
  };
  const context: OrderContext = {
    lead: documentAddressees(document, gazetteer),
    everybody: findEverybody(document, gazetteer),
    coordinating: [],
    deadline: null,
    addressee: sessionPartner(document, gazetteer),
  };
  const standing: Standing = document.meta.kind === 'Báo cáo' ? 'told' : 'open';
  const footnotes = new Map(document.sections.map((section) => [section.path, section]));
  const roots = buildSectionTree(document.sections);
  const bareRows = roots.filter(({ section }) => section.kind === 'row');
  const tasks = [
    ...roots.flatMap((node) => visit(node, context, standing, walk)),
    // A table that no heading stands above.
    ...extractTables(bareRows, walk),
  ].map((task) => {
    const section = footnotes.get(task.section);
    const lead = section ? resolveCountedLead(task.lead, section, footnotes, gazetteer) : task.lead;
    return { ...task, lead };
  });
  return numberWithinSections(inDocumentOrder(tasks, document));
}

function visit(
  node: SectionNode,
  context: OrderContext,
  above: Standing,
  walk: Walk,
): ExtractedTask[] {
  const { section } = node;
  if (section.kind === 'preamble') return closingOrders(section, context, walk);
  if (section.kind === 'footnote' || section.kind === 'row') return [];
  const standing = standingBelow(section, standingOf(section, above), walk);
  const rows = node.children.filter((child) => child.section.kind === 'row');
  const rowTasks = extractTables(rows, walk);
  const rest: SectionNode = {
    ...node,
    children: node.children.filter((child) => !rows.includes(child)),
  };
  if (standing !== 'told' && hasFieldGroup(rest)) {
    const below = extractFieldGroup(rest, context, walk.gazetteer, walk.anchor, (child) =>
      visit(child, context, standing, walk),
    );
    return [...below, ...rowTasks];
  }
  // The title of a table or of a group of its rows orders nothing that the rows do not.
  const isTitle = standing === 'told' || rowTasks.length > 0;
  const { own, below } = isTitle
    ? { own: turningOrders(section, context, walk), below: context }
    : readOwn(rest, context, standing, walk);
  const skipItems = LISTS_THINGS.test(foldMarks(section.text));
  const children = rest.children
    .filter((child) => !(skipItems && child.section.kind === 'item'))
    .flatMap((child) => visit(child, below, standing, walk));
  return [...own, ...children, ...rowTasks];
}

/**
 * Orders in what stands after the last point, or in a text without points: those that name whom they
 * address.
 */
function closingOrders(section: ParsedSection, context: OrderContext, walk: Walk): ExtractedTask[] {
  const isNotice = walk.isUnnumbered && section.text.length <= LONGEST_NOTICE;
  const isRead = isNotice || section.path.startsWith(CLOSING_PATH);
  if (!isRead || [RECIPIENTS_PATH, SIGNATURE_PATH].includes(section.path)) return [];
  const introduced = walk.isUnnumbered
    ? (LAST_INTRODUCTION.exec(section.text)?.[0].length ?? 0)
    : 0;
  return cutSentenceSpans(section.text.slice(introduced)).flatMap(({ text }) => {
    const { lead, isOrder } = parseOrder(text, walk.gazetteer);
    if (lead.length === 0 || !isOrder) return [];
    return ordersOf(section, context, walk.gazetteer, walk.anchor, text);
  });
}

/** Orders at the end of a section that tells results: from "Trong thời gian tới, Tỉnh …" on. */
function turningOrders(section: ParsedSection, context: OrderContext, walk: Walk): ExtractedTask[] {
  const turn = cutSentenceSpans(section.text).find(
    ({ text }) =>
      TURNS_AHEAD.test(foldMarks(text)) && parseOrder(text, walk.gazetteer).lead.length > 0,
  );
  if (turn === undefined) return [];
  const text = section.text.slice(turn.start);
  return ordersOf(section, context, walk.gazetteer, walk.anchor, text).map((task) =>
    nameAddressee(task, context),
  );
}

/** An assessment may end by turning to what is to be done ("…, Tỉnh cần thực hiện các nhiệm vụ sau:"). */
function standingBelow(section: ParsedSection, standing: Standing, walk: Walk): Standing {
  if (standing !== 'told' || !INTRODUCES.test(section.text)) return standing;
  const last = cutSentenceSpans(section.text).at(-1)?.text ?? '';
  const asks = INTRODUCES_ORDERS.test(foldMarks(last));
  return asks && introducedAddressees(last, walk.gazetteer).length > 0 ? 'orders' : standing;
}

function standingOf(section: ParsedSection, above: Standing): Standing {
  if (section.heading === null) return above;
  const kind = classifyHeading(section.heading);
  if (kind === null) return above;
  if (above === 'orders' && kind === 'told') {
    return TELLS_AT_ITS_START.test(foldMarks(section.heading)) ? 'told' : 'orders';
  }
  // Results stay told whatever the headings below them mention, unless one turns to what comes next.
  if (above === 'told' && section.path.includes('.')) {
    return TURNS_TO_ORDERS.test(foldMarks(section.heading)) ? kind : 'told';
  }
  return kind;
}

/** The orders of a section's own words, and what those below inherit from it. */
function readOwn(
  node: SectionNode,
  context: OrderContext,
  standing: Standing,
  walk: Walk,
): { own: ExtractedTask[]; below: OrderContext } {
  const { section } = node;
  const keep = (tasks: readonly ExtractedTask[]): ExtractedTask[] =>
    tasks
      .filter((task) => task.lead.length > 0 || standing === 'orders')
      .map((task) => nameAddressee(task, context))
      .map((task) =>
        task.lead.length > 0 || !context.everybody ? task : { ...task, lead: [context.everybody] },
      );
  if (node.children.every((child) => listsThings(child, walk))) {
    const text = headingBelongsToText(section, walk.gazetteer) ? wholeText(section) : section.text;
    const inherited = fromHeading(section, context, walk);
    return {
      own: keep(ordersOf(section, inherited, walk.gazetteer, walk.anchor, text)),
      below: context,
    };
  }
  const below = inheritFromText(
    section.text,
    fromHeading(section, context, walk),
    walk.gazetteer,
    walk.anchor,
  );
  // With points below it a section's own words introduce them, unless they address somebody.
  const own = ordersOf(section, below, walk.gazetteer, walk.anchor, section.text).filter(
    (task) =>
      !INTRODUCES.test(task.quote) &&
      (section.kind !== 'heading' || task.dueOn !== null) &&
      parseOrder(task.quote, walk.gazetteer).lead.length > 0,
  );
  return { own: keep(own), below };
}

/** "03 Chiến lược: (i) Về …; (ii) Về …": items that are no orders but belong to the words before. */
function listsThings(node: SectionNode, walk: Walk): boolean {
  const { section, children } = node;
  return (
    section.kind === 'item' &&
    children.length === 0 &&
    !parseOrder(section.text, walk.gazetteer).isOrder
  );
}

/** Whether heading and text are one sentence ("Bộ Tài chính và Ngân hàng" / "Nhà nước … nghiên cứu"). */
function headingBelongsToText(section: ParsedSection, gazetteer: Gazetteer): boolean {
  if (section.text === '') return true;
  if (section.heading === null || parseOrder(section.heading, gazetteer).lead.length === 0)
    return false;
  const own = parseOrder(section.text, gazetteer);
  return !own.isOrder && own.lead.length === 0;
}

function fromHeading(section: ParsedSection, context: OrderContext, walk: Walk): OrderContext {
  return inheritFromHeading(section.heading ?? '', context, walk.gazetteer, walk.anchor);
}

/** "Tỉnh" and "Thành phố" stand for the province the document speaks to. */
function nameAddressee(task: ExtractedTask, context: OrderContext): ExtractedTask {
  const { addressee } = context;
  if (!addressee) return task;
  const lead = task.lead.map((one) => (/^(?:Tỉnh|Thành phố)$/.test(one.printed) ? addressee : one));
  return { ...task, lead };
}

function extractTables(rows: readonly SectionNode[], walk: Walk): ExtractedTask[] {
  return tablesOf(rows.flatMap(withSubRows)).flatMap((table) =>
    extractRows(table, walk.gazetteer, walk.anchor),
  );
}

/** A row and those numbered below it (`11`, `11.1`, `11.2`). */
function withSubRows(row: SectionNode): SectionNode[] {
  const below = row.children.filter((child) => child.section.kind === 'row');
  return [row, ...below.flatMap(withSubRows)];
}

/** Rows side by side under the same titles and headers are one table. */
function tablesOf(rows: readonly SectionNode[]): ParsedSection[][] {
  const tables = new Map<string, ParsedSection[]>();
  for (const { section } of rows) {
    const header = (section.cells ?? []).map((cell) => cell.header).join('|');
    const key = `${section.tableTitles.join('|')}#${header}`;
    const table = tables.get(key);
    if (table) table.push(section);
    else tables.set(key, [section]);
  }
  return [...tables.values()];
}

function inDocumentOrder(
  tasks: readonly ExtractedTask[],
  document: ParsedDocument,
): ExtractedTask[] {
  const order = new Map(document.sections.map((section) => [section.path, section.order]));
  return tasks.toSorted(
    (one, other) => (order.get(one.section) ?? 0) - (order.get(other.section) ?? 0),
  );
}

function numberWithinSections(tasks: readonly ExtractedTask[]): ExtractedTask[] {
  const counts = new Map<string, number>();
  for (const { section } of tasks) counts.set(section, (counts.get(section) ?? 0) + 1);
  const seen = new Map<string, number>();
  return tasks.map((task) => {
    const ordinal = (seen.get(task.section) ?? 0) + 1;
    seen.set(task.section, ordinal);
    return counts.get(task.section) === 1 ? task : { ...task, ordinal };
  });
}
