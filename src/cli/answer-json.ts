import type { Answer } from '../domain/answer.js';

/** The outward JSON of an answer: its view and query are the program's own. */
export function answerJson(answer: Answer, extra: Record<string, unknown> = {}): string {
  const { view: _view, query: _query, ...outward } = answer;
  void [_view, _query];
  return JSON.stringify({ ...extra, ...outward });
}
