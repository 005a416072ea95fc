import { eventDay } from '../amendments/insert-event.js';
import type { TaskCorrection } from '../domain/amendment.js';
import type { Clock } from '../domain/clock.js';
import type { CorrectionDraft } from '../domain/draft.js';
import { localDateAt } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import type { Task } from '../domain/task.js';
import {
  AmendmentRefusedError,
  type AmendedVersion,
  type Amender,
} from '../register/create-amender.js';
import { createTextMatcher } from '../retrieval/create-text-matcher.js';
import { createBodyReader } from './read-bodies.js';
import { namesDocument, type CorrectionLine } from './read-correction-line.js';
import { readDay } from './read-day.js';
import { clipText } from '../domain/clip-text.js';

/** The correction after a line, or the Vietnamese reason why the line was not taken. */
export type CorrectionEdit =
  | { readonly draft: CorrectionDraft; readonly fault: null }
  | { readonly draft: null; readonly fault: string };

/** Corrections of single tasks: which task is meant, what is set, and the commit. */
export interface CorrectionDesk {
  start(claimId?: number | null): CorrectionDraft;
  /**
   * Tasks that words tell, best first, at most four; one alone where it is sure: by its id, by its
   * number in the list `listed`, or by words that hardly fit another.
   */
  findTasks(words: string, listed: readonly string[]): readonly Task[];
  fill(draft: CorrectionDraft, line: Omit<CorrectionLine, 'task'>): CorrectionEdit;
  /** Commits a correction that has task, basis and something to set. Throws what the amender throws. */
  commit(draft: CorrectionDraft, by: string): Promise<AmendedVersion>;
}

export interface CorrectionDeskDeps {
  readonly register: () => Register;
  readonly amender: Amender;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly newId: () => string;
}

export const MOST_CHOICES = 4;
/** The best match is sure where it has most of the words and the next is this much worse. */
const SURE_COVERAGE = 0.6;
const SURE_LEAD = 1.35;
const MIN_COVERAGE = 0.34;
const MOST_CHARACTERS = 1000;

/** Whether a correction says something to set. */
export const setsSomething = (draft: CorrectionDraft): boolean =>
  draft.status !== null ||
  draft.note !== null ||
  draft.reportedOn !== null ||
  draft.dueOn !== null ||
  draft.lead !== null;

/** Corrections of one task, step by step; drafts are values the caller keeps. */
export function createCorrectionDesk(deps: CorrectionDeskDeps): CorrectionDesk {
  const { clock, timeZone } = deps;
  const today = (): string => localDateAt(clock.now(), timeZone);

  return {
    start: (claimId = null) => ({
      id: deps.newId(),
      offered: [],
      taskId: null,
      status: null,
      note: null,
      reportedOn: null,
      dueOn: null,
      lead: null,
      basis: null,
      claimId,
      asks: null,
    }),

    findTasks: (words, listed) => {
      const { tasks } = deps.register();
      const typed = words.trim();
      const number = /^(?:số |việc |nhiệm vụ )?(\d{1,3})$/i.exec(typed)?.[1];
      const id = number === undefined ? typed : listed[Number(number) - 1];
      const exact = tasks.find((task) => task.id === id);
      if (exact) return [exact];
      // A number that the list does not have is a slip, not words to search by.
      if (number !== undefined) return [];
      const matcher = createTextMatcher(
        tasks.flatMap((task) => [
          { id: task.id, text: task.title, weight: 1 },
          { id: task.id, text: `${task.title} ${task.events[0]?.quote ?? ''}`, weight: 0.8 },
        ]),
      );
      const found = matcher.match(typed, {
        limit: MOST_CHOICES,
        minCoverage: MIN_COVERAGE,
      });
      const [best, next] = found;
      const isSure =
        best !== undefined &&
        best.coverage >= SURE_COVERAGE &&
        (next === undefined || best.score >= next.score * SURE_LEAD);
      const chosen = isSure ? [best] : found;
      return chosen.flatMap((match) => tasks.find((task) => task.id === match.id) ?? []);
    },

    fill: (draft, line) => {
      const fault = (reason: string): CorrectionEdit => ({ draft: null, fault: reason });
      const register = deps.register();
      let { dueOn, reportedOn, lead } = draft;
      if (line.due !== null) {
        dueOn = readDay(line.due, { issuedOn: today(), year: null });
        if (dueOn === null)
          return fault(`“${line.due}” không phải ngày có thật. Ví dụ: 30/6/2025, tháng 6/2025.`);
      }
      if (line.reported !== null) {
        reportedOn = readDay(line.reported, { issuedOn: today(), year: null });
        if (reportedOn === null) return fault(`“${line.reported}” không phải ngày có thật.`);
        if (reportedOn > today()) return fault('Ngày báo cáo không thể sau hôm nay.');
      }
      if (line.lead !== null) {
        // An agency that nobody knows cannot be put in charge; a document's review can bring one.
        const read = createBodyReader(register.agencies, '').read(line.lead);
        if (read.bodies === null || read.bodies.length === 0)
          return fault(`Chưa nhận ra cơ quan “${(read.unknown ?? line.lead).slice(0, 80)}”.`);
        lead = read.bodies.flatMap((body) => body.agencyId ?? []);
      }
      if (line.basis !== null && !namesDocument(line.basis))
        return fault(
          `“${line.basis.slice(0, 80)}” chưa phải văn bản làm căn cứ. Gõ số văn bản, ví dụ: 58/QĐ-BYT ngày 19/4/2024.`,
        );
      return {
        draft: {
          ...draft,
          dueOn,
          reportedOn,
          lead,
          status: line.status ?? draft.status,
          note: line.note === null ? draft.note : clipText(line.note, MOST_CHARACTERS),
          basis: line.basis === null ? draft.basis : clipText(line.basis, MOST_CHARACTERS),
          asks: null,
        },
        fault: null,
      };
    },

    commit: (draft, by) =>
      deps.amender.amend((register) => toCorrection(draft, register, today()), {
        by,
        reason: `cập nhật nhiệm vụ “${draft.taskId ?? ''}”`,
      }),
  };
}

function toCorrection(draft: CorrectionDraft, register: Register, today: string): TaskCorrection {
  const { taskId, basis } = draft;
  const task = register.tasks.find((one) => one.id === taskId);
  if (!task || basis === null || !setsSomething(draft))
    throw new AmendmentRefusedError('Không còn nhiệm vụ này trong dữ liệu, hoặc thiếu căn cứ.');
  const newest = task.events
    .map((event) => eventDay(event, register.documents))
    .reduce((latest, day) => (day > latest ? day : latest), today);
  return {
    kind: 'correction',
    taskId: task.id,
    status: draft.status ?? statusOfNote(draft, task),
    note: draft.note,
    reportedOn: draft.reportedOn,
    dueOn: draft.dueOn,
    lead: draft.lead,
    basis,
    madeOn: today,
    orderedOn: newest,
    claimId: draft.claimId,
    before: { lead: task.lead, recurrence: task.recurrence },
  };
}

/** A note on progress says that somebody reports: what was open or unknown is in progress then. */
function statusOfNote({ note }: CorrectionDraft, task: Task): TaskCorrection['status'] {
  if (note === null) return null;
  return task.status === 'completed' ? 'completed' : 'in_progress';
}
