import { foldMarks } from '../language/fold.js';

/** One word, number, date or document number of what was typed. */
export interface Token {
  /** As typed. */
  readonly text: string;
  /** Without marks, lower case. */
  readonly folded: string;
  /** Whether the word bears a Vietnamese mark, so that its spelling can be trusted further. */
  readonly marked: boolean;
}

const DOCUMENT_NUMBER = String.raw`\d{1,6}(?:\/\d{4})?\/\p{L}[\p{L}\p{N}]*(?:-\p{L}[\p{L}\p{N}]*)*`;
const NUMBER = String.raw`\d{1,15}(?:[./,-]\d{1,15}){0,8}%?`;
const WORD = String.raw`[\p{L}\p{N}]+`;
const TOKEN = new RegExp(`${DOCUMENT_NUMBER}|${NUMBER}(?![\\p{L}])|${WORD}`, 'gu');

/** Longest question read; what is longer is cut there (Telegram's own limit for a message). */
export const MAX_QUESTION_LENGTH = 4096;

/** Cuts a text into tokens; `TT&TT` gives two, `73/2019/NĐ-CP`, `15/7/2024` and `23,8%` one each. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [word] of text.slice(0, MAX_QUESTION_LENGTH).normalize('NFC').matchAll(TOKEN)) {
    const folded = foldMarks(word);
    tokens.push({ text: word, folded, marked: folded !== word.toLowerCase() });
  }
  return tokens;
}

/** A stretch of tokens, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * An utterance being read: its folded words in one string, and which of them some reader has
 * understood. What nobody has understood is the topic.
 */
export class Reading {
  private text: string;
  private readonly starts: number[] = [];
  private readonly used: boolean[];

  constructor(readonly tokens: readonly Token[]) {
    let folded = ' ';
    for (const token of tokens) {
      this.starts.push(folded.length);
      folded += `${token.folded} `;
    }
    this.text = folded;
    this.used = tokens.map(() => false);
  }

  /** Folded words joined by one blank, with one blank at either end; hidden words as dots. */
  get folded(): string {
    return this.text;
  }

  /** Takes the words of `pattern` as understood and keeps every later reader from them. */
  hide(pattern: RegExp): void {
    const match = this.takeMatch(pattern);
    if (match) this.blank(match.index, match.index + match[0].length);
  }

  /** Keeps later readers from the words of `span` without taking them as understood. */
  guard(span: Span): void {
    const last = this.tokens[span.end - 1];
    if (last)
      this.blank(
        this.starts[span.start] ?? 0,
        (this.starts[span.end - 1] ?? 0) + last.folded.length,
      );
  }

  private blank(from: number, to: number): void {
    this.text =
      this.text.slice(0, from) +
      this.text.slice(from, to).replace(/[^ ]/g, '.') +
      this.text.slice(to);
  }

  /** Whether the words of `pattern` occur; takes the first occurrence as understood. */
  take(pattern: RegExp): boolean {
    return this.takeMatch(pattern) !== null;
  }

  /** Like `take`, returning the match. */
  takeMatch(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.folded);
    if (match) this.use(this.spanOf(match.index, match.index + match[0].length));
    return match;
  }

  has(pattern: RegExp): boolean {
    return pattern.test(this.folded);
  }

  /** The tokens that characters `from` to `to` of `folded` touch. */
  spanOf(from: number, to: number): Span {
    const start = this.starts.findIndex(
      (at, index) => at + (this.tokens[index]?.folded.length ?? 0) > from,
    );
    let end = start < 0 ? this.tokens.length : start;
    while (end < this.tokens.length && (this.starts[end] ?? 0) < to) end += 1;
    return { start: start < 0 ? this.tokens.length : start, end };
  }

  use(span: Span): void {
    for (let index = span.start; index < span.end; index += 1) this.used[index] = true;
  }

  isUsed(index: number): boolean {
    return this.used[index] === true;
  }

  /** The words no reader has understood, as typed. */
  rest(): string {
    return this.tokens
      .filter((_, index) => !this.used[index])
      .map((token) => token.text)
      .join(' ');
  }
}
