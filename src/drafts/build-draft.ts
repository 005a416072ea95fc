import type {
  DocumentDraft,
  DraftBody,
  DraftDuplicate,
  DraftLink,
  DraftRow,
} from '../domain/draft.js';
import { bareSection } from '../domain/document.js';
import type { Indicator, ObservationKind } from '../domain/indicator.js';
import type { Register } from '../domain/register.js';
import { DOCUMENT_DRAFT_TTL_MS } from '../domain/draft.js';
import { proposeLinks, type FindTasks } from '../amendments/propose-links.js';
import type { ExtractedTask } from '../ingestion/extract/extracted-task.js';
import type { IngestedDocument } from '../ingestion/ingested-document.js';
import type { Assignee } from '../language/agencies/assignee.js';
import { foldedKey, foldMarks } from '../language/fold.js';
import { findDuplicate } from './find-duplicate.js';

/** What a document is compared with while it becomes a draft. */
export interface DraftSurroundings {
  readonly register: Omit<Register, 'version'>;
  readonly findTasks: FindTasks;
  readonly id: string;
  readonly fileName: string;
  readonly nowMs: number;
}

/** A document as it was read, ready for an admin's review. Pure. */
export function buildDraft(
  { parsed, tasks, indicators, warnings }: IngestedDocument,
  { register, findTasks, id, fileName, nowMs }: DraftSurroundings,
): DocumentDraft {
  const sections = parsed.sections.map(bareSection);
  const duplicate: DraftDuplicate | null = findDuplicate(parsed.meta.number, sections, register);
  const rows = tasks.map(toRow);
  const draft: DocumentDraft = {
    id,
    fileName,
    head: { ...parsed.meta, title: parsed.meta.title.replace(/\s+/g, ' ').trim() },
    sections,
    rows,
    indicators: toIndicators(indicators, parsed.meta.kind),
    warnings: [...warnings],
    duplicate,
    replaces: null,
    waived: [],
    createdAtMs: nowMs,
    expiresAtMs: nowMs + DOCUMENT_DRAFT_TTL_MS,
  };
  return { ...draft, rows: linkRows(rows, register, findTasks, null) };
}

/**
 * The rows with the tasks they are likely to be. `replaces`: the document whose place the new one
 * takes; rows that are its tasks give them anew.
 */
export function linkRows(
  rows: readonly DraftRow[],
  register: Omit<Register, 'version'>,
  findTasks: FindTasks,
  replaces: string | null,
): DraftRow[] {
  const candidates = rows.map((row) => ({
    title: row.title,
    lead: row.lead.flatMap((body) => body.agencyId ?? []),
    dueOn: row.dueOn,
    status: row.status,
  }));
  const links = proposeLinks(candidates, register.tasks, findTasks);
  const given = new Set(
    register.tasks.filter((task) => task.events[0]?.document === replaces).map((task) => task.id),
  );
  return rows.map((row, at): DraftRow => {
    const link: DraftLink | null = links[at] ?? null;
    if (link === null || !given.has(link.taskId)) return { ...row, link };
    return { ...row, link: { taskId: link.taskId, kind: 'assigned' } };
  });
}

const toBody = ({ agencyId, name, kind }: Assignee): DraftBody => ({ agencyId, name, kind });

function toRow(task: ExtractedTask, at: number): DraftRow {
  return {
    number: at + 1,
    isDropped: false,
    section: task.section,
    quote: task.quote,
    title: task.title,
    lead: task.lead.map(toBody),
    coordinating: task.coordinating.filter((one) => !one.isRelated).map(toBody),
    supervisor: task.supervisor === null ? null : toBody(task.supervisor),
    result: task.result,
    deadlineText: task.deadlineText,
    dueOn: task.dueOn,
    recurrence: task.recurrence,
    status: task.status,
    statusNote: task.statusNote,
    link: null,
    edited: [],
  };
}

/**
 * Names that say what is measured. Others ("Sơn La", "Kinh doanh") come from figures in running text
 * and lists; they would answer questions they know nothing of.
 */
const MEASURE =
  /^(?:ty le|ty trong|so|so luong|tong|tong so|muc|muc do|chi so|chi tieu|thu hang|toc do|doanh thu|doanh so|gia tri|kinh phi|dien tich|san luong|nang suat|du no|thu nhap|kim ngach|tuoi tho|quy mo|gdp|grdp)\b/;
const FEWEST_NAME_WORDS = 4;

function isNamedMeasure({ name, section }: IngestedDocument['indicators'][number]): boolean {
  const key = foldedKey(name);
  // Notes at the foot of a page list examples of what the text counts.
  return (
    !section.startsWith('fn.') && MEASURE.test(key) && key.split(' ').length >= FEWEST_NAME_WORDS
  );
}

const IS_TARGET = /phan dau|muc tieu|toi thieu|it nhat|dat tren|chi tieu giao|^>|^≥/;

function toIndicators(
  extracted: IngestedDocument['indicators'],
  documentKind: string,
): DocumentDraft['indicators'] {
  const byName = new Map<string, Omit<Indicator, 'id'>>();
  for (const { section, name, value, number, unit, quote, document } of extracted.filter(
    isNamedMeasure,
  )) {
    const isTarget = documentKind !== 'Báo cáo' && IS_TARGET.test(foldMarks(`${value} ${quote}`));
    const kind: ObservationKind = isTarget ? 'target' : 'actual';
    const observation = {
      kind,
      value,
      number,
      unit,
      detail: null,
      asOf: null,
      dueOn: null,
      group: null,
      document,
      section,
      quote,
    };
    const key = foldedKey(name);
    const known = byName.get(key);
    byName.set(key, {
      name: known?.name ?? name,
      aliases: [],
      agencies: [],
      caution: null,
      observations: [...(known?.observations ?? []), observation],
    });
  }
  return [...byName.values()];
}
