import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Slots } from './slots.js';

const TAKES_OVER =
  /\b(?:ganh|nhan|tiep nhan|ke thua|tiep quan|lam thay|(?:duoc )?chuyen (?:sang|ve|cho|giao))\b/;

/** "Bộ X nhận việc gì của Bộ Y": the former agency, whose work the other carries on. */
export function readFormer(
  { agencies, reading, cues }: Slots,
  { directory }: KnowledgeBase,
  today: LocalDate,
): string | undefined {
  const [first, second, ...others] = agencies;
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  if (!reading.has(TAKES_OVER) || cues.overdue || cues.notDone) return undefined;
  const carriesOn = (heir: string, former: string): boolean =>
    directory.predecessorsOf(heir, today).some(({ agency }) => agency.id === former);
  if (carriesOn(first, second)) return second;
  return carriesOn(second, first) ? first : undefined;
}
