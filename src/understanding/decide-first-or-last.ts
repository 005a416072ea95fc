import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';
import type { Evidence } from './evidence.js';
import { toFigureQuery } from './figure-query.js';
import { findFigure } from './find-figure.js';
import { readRanked } from './read-ranked.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

const ASKS_FIRST = /\b(?:dung dau|dan dau|(?:cao|thap|nhieu|it|lon|nho) nhat|[a-z]+ (?:nao|gi))\b/g;

/**
 * "tỉnh nào hồ sơ trực tuyến cao nhất": of a figure that fits better than any task, whose is the highest
 * or lowest; nobody's task is asked for. Undefined for all else.
 */
export function decideFirstOrLast(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Query | undefined {
  const { cues, places, agencies } = slots;
  if (!(cues.most || cues.fewest) || cues.task || cues.overdue || cues.done || cues.notDone)
    return undefined;
  if (agencies.length > 0 || places.length > 0) return undefined;
  // "tỉnh nào đứng đầu": in what?
  const measured = foldMarks(slots.matter).replace(ASKS_FIRST, ' ').split(' ').filter(Boolean);
  if (measured.length < 2 || !hasContent(measured)) return undefined;
  const figure = findFigure(slots, evidence, knowledge);
  if (!figure || figure.score < (evidence.tasks[0]?.score ?? 0)) return undefined;
  return readRanked(slots, evidence, figure.id, knowledge)
    ? toFigureQuery(slots, evidence, figure, knowledge)
    : undefined;
}
