import type { SectionKind } from '../domain/document.js';

/** What retrieval finds: one point or table row of a document, or a stretch of a long one. */
export interface Passage {
  /** `tb-203-vpcp-2024#B.II.6.a`, for the second stretch of a long point with `~2` behind it. */
  readonly id: string;
  readonly document: string;
  /** Section path, `B.II.6.a`. */
  readonly section: string;
  readonly kind: SectionKind;
  /** Which stretch of the section this is, from 1, and how many it was split into. */
  readonly part: number;
  readonly parts: number;
  /** Verbatim stretch of the section's text, at most `MAX_PASSAGE_CHARS`. */
  readonly text: string;
  readonly heading: string | null;
  /** Headings above the section, outermost first. */
  readonly breadcrumb: readonly string[];
  /** Words the text is read under besides its own: document, headings, the line that leads in. */
  readonly context: string;
}

/** Whether the section is `prefix` itself or stands under it: `PL1.a.5` under `PL1`, not `PL10`. */
export function isWithinSection(section: string, prefix: string): boolean {
  if (!section.startsWith(prefix)) return false;
  const next = section.charAt(prefix.length);
  return next === '' || next === '.' || next === '#';
}
