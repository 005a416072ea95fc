import type { Assignee } from '../../language/agencies/assignee.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { readAssignees } from '../../language/agencies/read-assignees.js';
import { splitWords } from '../../language/agencies/words.js';
import type { ParsedSection } from '../parsed-document.js';

// "04 cơ quan", "07 địa phương": counted, named elsewhere.
const COUNTED = /\d{1,3}\s+\p{Ll}[\p{L} ]*/gu;

/**
 * The bodies behind a counted class ("Yêu cầu 04 cơ quan và 07 địa phương chưa ban hành …") where
 * footnotes of the section list them, in the order of the footnotes; the class itself where none
 * lists as many.
 */
export function resolveCountedLead(
  lead: readonly Assignee[],
  section: ParsedSection,
  footnotes: ReadonlyMap<string, ParsedSection>,
  gazetteer: Gazetteer,
): readonly Assignee[] {
  if (section.footnotes.length === 0) return lead;
  return lead.flatMap((assignee) => {
    if (assignee.kind !== 'class' || assignee.count === null) return [assignee];
    const counts = (assignee.printed.match(COUNTED) ?? []).map((words) =>
      Number.parseInt(words, 10),
    );
    const listed = section.footnotes.flatMap((path) => {
      const names = namesIn(footnotes.get(path)?.text ?? '', gazetteer);
      return counts.includes(names.length) ? names : [];
    });
    return listed.length > 0 ? listed : [assignee];
  });
}

/** The bodies a footnote lists, after the colon of "04 cơ quan: …" or from its beginning. */
export function namesIn(text: string, gazetteer: Gazetteer): readonly Assignee[] {
  const list = text.slice(text.indexOf(':') + 1);
  const words = splitWords(list);
  return readAssignees(list, words, 0, gazetteer).assignees;
}
