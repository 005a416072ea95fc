import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { decideBest } from './decide-best.js';
import { decideClaimedDone } from './decide-claimed-done.js';
import { decideDate } from './decide-date.js';
import { declineBody } from './decide-department.js';
import { decideDocument, decideOffice } from './decide-document.js';
import { decideFirstOrLast } from './decide-first-or-last.js';
import { decideKind } from './decide-kind.js';
import { decideLegal } from './decide-legal.js';
import { decideMeaning } from './decide-meaning.js';
import { decideReference } from './decide-reference.js';
import { decideTargets } from './decide-targets.js';
import { decideTasks } from './decide-tasks.js';
import { gatherEvidence } from './evidence.js';
import type { Slots } from './slots.js';
import { asksReminder, readSmallTalk } from './small-talk.js';

// "tính quá hạn kiểu gì", "thế nào là quá hạn": how it is judged, not which are.
const LATE = '(?:qua han|tre han|tre|cham tien do)';
const HOW =
  '(?:the nao|ra sao|nhu nao|kieu gi|cach nao|theo gi|tu (?:dau|khi nao|ngay nao)|lam sao|sao)';
const ASKS_RULE = new RegExp(
  `\\b(?:tinh|xac dinh|xet|coi la|biet)(?: [a-z]+){0,3} ${LATE}(?: la)? ${HOW}\\b|\\b(?:the nao|nhu the nao|khi nao|sao)(?: thi)?(?: (?:la|goi la|duoc coi la|bi coi la|tinh la)) ${LATE}\\b|\\b${LATE} (?:la gi|nghia la gi|duoc tinh ${HOW}|tinh ${HOW})\\b|\\bcach tinh ${LATE}\\b`,
);

/** Decides what a self-contained utterance asks: slots first, then which known thing fits best. */
export function decideQuery(slots: Slots, knowledge: KnowledgeBase, today: LocalDate): Query {
  const hasSlots =
    slots.agencies.length > 0 ||
    slots.places.length > 0 ||
    slots.legal.length > 0 ||
    slots.period !== null ||
    (slots.unknownBody !== null && slots.cues.task) ||
    slots.cues.overdue;
  if (slots.agencies.length === 0 && ASKS_RULE.test(slots.reading.folded))
    return { intent: 'help', aspect: 'overdue' };
  if (asksReminder(slots.reading)) return { intent: 'subscription' };
  const smallTalk = readSmallTalk(slots.reading, hasSlots);
  if (smallTalk) return { intent: smallTalk };
  if (slots.unknownDocument !== null && slots.places.length === 0)
    return { intent: 'out_of_scope', aspect: 'unknown_document', text: slots.unknownDocument };
  if (
    slots.unknownBody !== null &&
    (slots.cues.task || slots.cues.overdue || slots.cues.owed || slots.cues.dueSoon)
  )
    return declineBody(slots.unknownBody, slots, knowledge);
  const aboutDocument = decideDocument(slots) ?? decideOffice(slots, knowledge);
  if (aboutDocument) return aboutDocument;
  const evidence = gatherEvidence(slots, knowledge);
  return (
    decideClaimedDone(slots, knowledge) ??
    decideReference(slots, evidence, knowledge) ??
    decideLegal(slots, evidence, knowledge) ??
    decideMeaning(slots, knowledge) ??
    decideTargets(slots) ??
    decideDate(slots, knowledge) ??
    decideFirstOrLast(slots, evidence, knowledge) ??
    decideKind(slots) ??
    decideTasks(slots, evidence, knowledge, today) ??
    decideBest(slots, evidence, knowledge)
  );
}
