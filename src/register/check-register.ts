import { KnowledgeError } from '../domain/errors.js';
import type { Register } from '../domain/register.js';

interface Citation {
  readonly document: string;
  readonly section: string;
  readonly quote: string;
}

/** What a quote and the text it is taken from are compared by. */
const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Every citation with the name of what bears it. An admin's own entries cite no document. */
function* citationsOf(register: Omit<Register, 'version'>): Generator<[string, Citation]> {
  for (const task of register.tasks)
    for (const event of task.events)
      if (event.kind !== 'corrected') yield [`nhiệm vụ “${task.title}”`, event];
  for (const indicator of register.indicators)
    for (const observation of indicator.observations)
      yield [`chỉ tiêu “${indicator.name}”`, observation];
  for (const inconsistency of register.inconsistencies)
    for (const place of inconsistency.places) yield [`điểm chưa khớp ${inconsistency.id}`, place];
  for (const list of register.lists) yield [`danh sách “${list.title}”`, list];
  for (const term of register.terms) yield [`thuật ngữ “${term.term}”`, term];
  for (const legal of register.legalReferences) yield [`văn bản ${legal.number}`, legal];
}

function* repeatedIds(register: Omit<Register, 'version'>): Generator<string> {
  for (const records of [
    register.documents,
    register.agencies,
    register.tasks,
    register.indicators,
  ]) {
    const seen = new Set<string>();
    for (const { id } of records) {
      if (seen.has(id)) yield id;
      seen.add(id);
    }
  }
}

/**
 * Checks a register as a whole, whatever it was put together from: no id twice, no agency, document
 * or section that is not there, no task without an event, and quotes of `uncheckedDocuments` that
 * stand word for word in them. Files and seeds are checked line by line when they are read. Throws a
 * KnowledgeError for the first fault.
 */
export function checkRegister(
  register: Omit<Register, 'version'>,
  uncheckedDocuments: readonly string[] = [],
): void {
  const fail = (subject: string, reason: string): never => {
    throw new KnowledgeError(subject, null, reason);
  };
  if (register.documents.length === 0) fail('dữ liệu', 'không có văn bản nào');
  for (const id of repeatedIds(register)) fail(id, 'mã này có hai lần');

  const agencies = new Set(register.agencies.map(({ id }) => id));
  for (const task of register.tasks) {
    const subject = `nhiệm vụ “${task.title}”`;
    if (task.events.length === 0) fail(subject, 'không có văn bản nào làm căn cứ');
    const named = [...task.lead, ...task.coordinating];
    if (task.supervisor !== null) named.push(task.supervisor);
    const unknown = named.find((id) => !agencies.has(id));
    if (unknown !== undefined) fail(subject, `không có cơ quan mang mã “${unknown}”`);
  }

  const documents = new Set(register.documents.map(({ id }) => id));
  const sections = new Set(register.sections.map(({ document, path }) => `${document} ${path}`));
  const texts = new Map(
    uncheckedDocuments.map((id) => {
      const own = register.sections.filter(({ document }) => document === id);
      return [id, fold(own.map(({ heading, text }) => `${heading ?? ''} ${text}`).join(' '))];
    }),
  );
  for (const [subject, { document, section, quote }] of citationsOf(register)) {
    if (!documents.has(document)) fail(subject, `dẫn văn bản “${document}” không có`);
    if (!sections.has(`${document} ${section}`))
      fail(subject, `dẫn mục ${section} mà văn bản ${document} không có`);
    if (texts.get(document)?.includes(fold(quote)) === false)
      fail(subject, `lời trích không có trong ${document} (mục ${section})`);
  }
}
