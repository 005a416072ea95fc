import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { decideBest } from './decide-best.js';
import { decideLegal } from './decide-legal.js';
import { decideReference } from './decide-reference.js';
import { decideTasks } from './decide-tasks.js';
import { gatherEvidence } from './evidence.js';
import type { Slots } from './slots.js';
import { readSmallTalk } from './small-talk.js';

// What a document is, not what it says.
const ABOUT_DOCUMENT =
  /\b(?:thu may|so may|van ban so (?:may|bao nhieu)|(?:ngay|thang|thoi gian) ban hanh|(?:ban hanh|hop|to chuc|dien ra|ky|ra|phat hanh)(?: (?:vao|tu|luc))? (?:ngay nao|hom nao|khi nao|bao gio|luc nao|thang nao|ngay may|o dau)|(?:ngay nao|khi nao|bao gio|hom nao) (?:ban hanh|hop|to chuc|dien ra|ky)|ai (?:ky|ban hanh|chu tri|chu toa|du|tham du)|(?:co|da) (?:doc|biet|nap)|la (?:van ban|tai lieu|cai) gi)\b/;

/** Decides what a self-contained utterance asks: slots first, then which known thing fits best. */
export function decideQuery(slots: Slots, knowledge: KnowledgeBase, today: LocalDate): Query {
  const hasSlots =
    slots.agencies.length > 0 ||
    slots.places.length > 0 ||
    slots.period !== null ||
    slots.cues.overdue;
  const smallTalk = readSmallTalk(slots.reading, hasSlots);
  if (smallTalk) return { intent: smallTalk };
  if (slots.unknownDocument !== null && slots.places.length === 0)
    return { intent: 'out_of_scope', aspect: 'unknown_document', text: slots.unknownDocument };
  if (slots.unknownBody !== null && (slots.cues.task || slots.cues.overdue || slots.cues.dueSoon))
    return { intent: 'out_of_scope', aspect: 'unknown_body', text: slots.unknownBody };
  const isWholeDocument = slots.places.some((place) => place.section === null);
  if (isWholeDocument && !slots.cues.task && slots.reading.has(ABOUT_DOCUMENT))
    return { intent: 'document_info', places: slots.places };
  const evidence = gatherEvidence(slots, knowledge);
  return (
    decideReference(slots, evidence, knowledge) ??
    decideLegal(slots, evidence, knowledge) ??
    decideTasks(slots, evidence, knowledge, today) ??
    decideBest(slots, evidence, knowledge)
  );
}
