import type { Answer } from '../domain/answer.js';
import type { Assistant, Conversation } from '../domain/conversation.js';
import { isVerbatim, type DocumentTexts } from './check-quotes.js';
import type { DocumentKeys, GoldRegister } from './gold-register.js';
import { judgeAnswer, sourcesOf } from './judge-answer.js';
import type { Question } from './question-schema.js';

/** One question with what was wrong about its answer; no faults: right. */
export interface Verdict {
  readonly question: Question;
  readonly answer: Answer;
  readonly faults: readonly string[];
}

/** How a set of questions was answered. */
export interface Score {
  readonly verdicts: readonly Verdict[];
  readonly quotes: number;
  /** Quotes that do not stand in their document, `id document section: quote`. */
  readonly strangeQuotes: readonly string[];
}

/** Who answers, and what the answers are held against. */
export interface ScoreContext {
  readonly assistant: Assistant;
  readonly gold: GoldRegister;
  readonly documents: DocumentKeys;
  readonly texts: DocumentTexts;
  /** The instant a question is asked at; questions without `now` are asked at `parseNow(undefined)`. */
  readonly parseNow: (now: string | undefined) => Date;
}

/** Asks every question in a conversation of its own and judges the answer to its last turn. */
export function scoreQuestions(questions: readonly Question[], context: ScoreContext): Score {
  const strangeQuotes: string[] = [];
  let quotes = 0;
  const verdicts = questions.map((question): Verdict => {
    const answer = askLast(context.assistant, question, context.parseNow(question.now));
    for (const source of sourcesOf(answer)) {
      quotes += 1;
      if (!isVerbatim(source, context.texts))
        strangeQuotes.push(
          `${question.id} ${source.document} ${source.section}: ${source.quote.slice(0, 80)}`,
        );
    }
    const faults = judgeAnswer(answer, question.expect, context.gold, context.documents);
    return { question, answer, faults };
  });
  return { verdicts, quotes, strangeQuotes };
}

function askLast(assistant: Assistant, { turns, ownAgency }: Question, now: Date): Answer {
  let conversation: Conversation | null = null;
  let answer: Answer | undefined;
  for (const turn of turns) {
    const reply = assistant.reply(turn, { now, conversation, ownAgency: ownAgency ?? null });
    ({ answer, conversation } = reply);
  }
  if (!answer) throw new RangeError('a question without turns');
  return answer;
}
