import { KnowledgeError } from '../../domain/errors.js';
import { showValue } from './explain-issue.js';
import type { Seeds } from './seeds.js';

type Fault = (record: object, reason: string) => KnowledgeError;

function* duplicateFaults(records: readonly { id: string }[], fault: Fault, seeds: Seeds) {
  const first = new Map<string, object>();
  for (const record of records) {
    const earlier = first.get(record.id);
    if (earlier === undefined) first.set(record.id, record);
    else {
      const { line } = seeds.requirePlace(earlier);
      yield fault(record, `cột id trùng với dòng ${line}: ${showValue(record.id)}`);
    }
  }
}

/** Agency ids that each record names, with the column that names them. */
function* agencyMentions(seeds: Seeds): Generator<[record: object, column: string, id: string]> {
  for (const agency of seeds.agencies) {
    if (agency.parent !== null) yield [agency, 'parent', agency.parent];
    for (const succession of agency.successions)
      yield [agency, 'successions', succession.agency];
  }
  for (const task of seeds.tasks) {
    for (const id of task.lead) yield [task, 'lead', id];
    for (const id of task.coordinating) yield [task, 'coordinating', id];
    if (task.supervisor !== null) yield [task, 'supervisor', task.supervisor];
  }
  for (const indicator of seeds.indicators)
    for (const id of indicator.agencies) yield [indicator, 'agencies', id];
  for (const list of seeds.lists)
    for (const member of list.members) yield [list, 'members', member.agency];
}

/** Checks seed lines against each other: no id twice, no agency that agencies.jsonl does not have. */
export function checkReferences(seeds: Seeds): readonly KnowledgeError[] {
  const fault: Fault = (record, reason) => {
    const { file, line } = seeds.requirePlace(record);
    return new KnowledgeError(file, line, reason);
  };
  const known = new Set(seeds.agencies.map((agency) => agency.id));
  const faults: KnowledgeError[] = [];
  for (const records of [
    seeds.agencies,
    seeds.tasks,
    seeds.indicators,
    seeds.inconsistencies,
    seeds.lists,
  ])
    faults.push(...duplicateFaults(records, fault, seeds));
  for (const [record, column, id] of agencyMentions(seeds))
    if (!known.has(id))
      faults.push(fault(record, `cột ${column}: không có cơ quan mang mã ${showValue(id)}`));
  return faults;
}
