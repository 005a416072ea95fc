import type { Assignee } from '../../language/agencies/assignee.js';
import type { IngestedDocument } from '../ingested-document.js';
import type { IngestReport } from './ingest-report.js';

/** The report of an ingested document; keys stand in a fixed order. */
export function toIngestReport({
  parsed,
  tasks,
  indicators,
  warnings,
}: IngestedDocument): IngestReport {
  const { kind, number, issuer, issuedOn, title } = parsed.meta;
  return {
    document: { id: parsed.id, kind, number, issuer, issuedOn, title },
    sections: parsed.sections.map(({ path, heading, text }) => ({ path, heading, text })),
    tasks: tasks.map((task) => ({
      section: task.section,
      lead: namesOf(task.lead),
      coordinating: namesOf(task.coordinating),
      supervisor: task.supervisor?.name ?? null,
      title: task.title,
      result: task.result,
      deadlineText: task.deadlineText,
      due: task.dueOn,
      recurrence: task.recurrence,
      status: task.status,
      quote: task.quote,
    })),
    indicators: indicators.map((indicator) => ({
      section: indicator.section,
      name: indicator.name,
      value: indicator.value,
      number: indicator.number,
      unit: indicator.unit,
      quote: indicator.quote,
    })),
    warnings,
  };
}

const namesOf = (assignees: readonly Assignee[]): string[] => assignees.map(({ name }) => name);
