import type {
  AnswerIndicator,
  SourceRef,
  TaskScope,
  ViewChoice,
  ViewGroup,
  ViewPassage,
} from '../domain/answer.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Task } from '../domain/task.js';
import type { KnowledgeBase } from './knowledge-base.js';

/** A task among an answer's rows, and the group it stands in. */
export interface DraftTask {
  readonly task: Task;
  readonly scope: TaskScope;
}

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
  /** Every row of the answer, not just the page shown. */
  readonly tasks?: readonly DraftTask[];
  readonly indicators?: readonly AnswerIndicator[];
  readonly passages?: readonly SourceRef[];
}

/** What every composer works with. */
export interface ComposeContext {
  readonly knowledge: KnowledgeBase;
  readonly today: LocalDate;
}
