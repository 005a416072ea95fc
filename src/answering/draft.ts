import type {
  AnswerIndicator,
  AnswerTask,
  SourceRef,
  ViewChoice,
  ViewGroup,
  ViewPassage,
} from '../domain/answer.js';
import type { LocalDate } from '../domain/local-date.js';
import type { KnowledgeBase } from './knowledge-base.js';

/** What a composer answers; whatever is absent is empty. */
export interface Draft {
  readonly headline: string;
  readonly summary?: readonly string[];
  readonly groups?: readonly ViewGroup[];
  readonly shown?: readonly ViewPassage[];
  readonly citations?: readonly string[];
  readonly notes?: readonly string[];
  readonly choices?: readonly ViewChoice[];
  /** False: no line on the data's date (greetings). */
  readonly freshness?: boolean;
  readonly refused?: boolean;
  readonly clarify?: boolean;
  readonly count?: number;
  readonly tasks?: readonly AnswerTask[];
  readonly indicators?: readonly AnswerIndicator[];
  readonly passages?: readonly SourceRef[];
}

/** What every composer works with. */
export interface ComposeContext {
  readonly knowledge: KnowledgeBase;
  readonly today: LocalDate;
}
