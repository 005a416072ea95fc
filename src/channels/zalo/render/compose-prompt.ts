/** What can be answered to a message, to be said in its last lines. */
export interface PromptParts {
  readonly isGroup: boolean;
  /** Numbers that open a detail, or null. */
  readonly details: { readonly first: number; readonly last: number } | null;
  /** What chooses among the readings offered: `1–3`, `A–C`; null where none are. */
  readonly choices: string | null;
  /** Items TIEP goes on with; 0 where none are left. */
  readonly remainingItems: number;
  /** Whether TIEP shows a text that did not fit. */
  readonly hasRest: boolean;
  /** Words that do something, as they are to be typed. */
  readonly words: readonly string[];
}

/** `1–5`, `3`. */
export function formatRange(first: number | string, last: number | string): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/**
 * The lines under a reply that stand for buttons, or nothing where nothing is offered. In groups
 * only replies to the bot and mentions reach it, so they say to reply to this very message.
 */
export function composePrompt(parts: PromptParts): string {
  const { details, choices, remainingItems } = parts;
  const answers: string[] = [];
  if (choices !== null) answers.push(`${choices} để chọn`);
  if (details !== null) answers.push(`${formatRange(details.first, details.last)} để xem chi tiết`);
  if (remainingItems > 0) answers.push(`TIEP để xem tiếp (còn ${remainingItems} mục)`);
  else if (parts.hasRest) answers.push('TIEP để xem phần còn lại');
  const lead = parts.isGroup ? 'Trả lời tin này' : 'Trả lời';
  const lines: string[] = [];
  if (answers.length > 0) lines.push(`${lead} ${answers.join(', ')}.`);
  if (parts.words.length > 0) {
    const words = parts.words.join(', ');
    if (answers.length > 0) lines.push(`Hoặc gõ: ${words}.`);
    else lines.push(parts.isGroup ? `${lead} bằng chữ: ${words}.` : `Có thể gõ: ${words}.`);
  }
  return lines.join('\n');
}
