import type { RecordDeed } from '../../authority/create-audit-recorder.js';
import type { Authority } from '../../authority/create-authority.js';
import { personOf } from '../../authority/person.js';
import { chatKey, type ChatReply, type Inbound } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import {
  CORRECTION_DRAFT_TTL_MS,
  type CorrectionDraft,
  type DraftStore,
} from '../../domain/draft.js';
import type { ConversationStore } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import { hasRole } from '../../domain/role.js';
import { setsSomething, type CorrectionDesk } from '../../drafts/create-correction-desk.js';
import { readCorrectionLine, type CorrectionLine } from '../../drafts/read-correction-line.js';
import { foldedKey } from '../../language/fold.js';
import type { AmendedVersion } from '../../register/create-amender.js';
import { explainRefusal } from '../../register/explain-refusal.js';
import type { ChatFeature } from '../feature.js';
import { plainReply } from '../../domain/plain-reply.js';
import {
  askReply,
  choiceReply,
  correctedReply,
  correctionReply,
  howToCorrectReply,
} from './correct-replies.js';

export interface CorrectFeatureDeps {
  readonly authority: Authority;
  readonly record: RecordDeed;
  readonly drafts: DraftStore;
  readonly desk: CorrectionDesk;
  readonly register: () => Register;
  readonly conversations: ConversationStore;
  readonly clock: Clock;
  /** Told of every correction that was committed: a claim it confirms is settled then. */
  readonly onCorrected: (
    draft: CorrectionDraft,
    done: AmendedVersion,
    by: string,
  ) => Promise<readonly string[]>;
}

/** What else the program may do with corrections. */
export interface CorrectFeature extends ChatFeature {
  /**
   * Goes on with a correction that something else began: a claim being confirmed. Commits at once
   * where `isWhole` and nothing is missing.
   */
  proceed(inbound: Inbound, draft: CorrectionDraft, isWhole: boolean): Promise<ChatReply>;
}

const NAME = 'correct';
const GONE = 'Cập nhật này đã xong, đã hủy hoặc hết hạn. Gõ /capnhat để bắt đầu lại.';
const CANCELS = /^(?:huy|thoi|dung|bo qua)$/;
const ACCEPTS = /^(?:ghi nhan|dong y|luu|xac nhan)$/;
const ASKED: Readonly<Record<NonNullable<CorrectionDraft['asks']>, keyof CorrectionLine>> = {
  note: 'note',
  reported: 'reported',
  due: 'due',
  lead: 'lead',
  basis: 'basis',
};
const NOTHING: Omit<CorrectionLine, 'task'> = {
  status: null,
  note: null,
  reported: null,
  due: null,
  lead: null,
  basis: null,
};

/** What an admin can do something about becomes the reply; the rest is thrown on. */
function explain(error: unknown): ChatReply {
  const refusal = explainRefusal(error);
  if (refusal === null) throw error;
  return plainReply(`Chưa cập nhật: ${refusal}`);
}

/** `/capnhat`: sets status, note, report date, deadline or lead of one task, in a line or in steps. */
export function createCorrectFeature(deps: CorrectFeatureDeps): CorrectFeature {
  const { authority, clock, desk, drafts, record } = deps;

  const find = (inbound: Inbound): Promise<CorrectionDraft | null> =>
    drafts.find(chatKey(inbound.chat), 'correction', clock.now());
  const save = (inbound: Inbound, draft: CorrectionDraft): Promise<void> =>
    drafts.save(
      chatKey(inbound.chat),
      'correction',
      draft,
      new Date(clock.now().getTime() + CORRECTION_DRAFT_TTL_MS),
    );
  const end = (inbound: Inbound): Promise<void> =>
    drafts.remove(chatKey(inbound.chat), 'correction');
  const titleOf = (id: string | null): string =>
    deps.register().tasks.find((task) => task.id === id)?.title ?? '';

  const commit = async (inbound: Inbound, draft: CorrectionDraft): Promise<ChatReply> => {
    const by = personOf(inbound);
    const done = await desk.commit(draft, by);
    await end(inbound);
    const { before, after } = done.publication;
    const was = before.register.tasks.find((task) => task.id === draft.taskId);
    const now = after.register.tasks.find((task) => task.id === draft.taskId);
    await record(inbound, {
      action: 'correct',
      subject: draft.taskId ?? '',
      before: was ? describe(was) : null,
      after: now ? `${describe(now)}; ${draft.basis ?? ''}` : null,
    });
    const notes = await deps.onCorrected(draft, done, by);
    return correctedReply(done, titleOf(draft.taskId), notes);
  };

  /** Shows what is still to be chosen or typed, or commits where `isWhole` and nothing is. */
  const proceed = async (
    inbound: Inbound,
    draft: CorrectionDraft,
    isWhole = false,
  ): Promise<ChatReply> => {
    if (isWhole && draft.taskId !== null && draft.basis !== null && setsSomething(draft))
      return commit(inbound, draft);
    if (draft.taskId === null) {
      await save(inbound, draft);
      return choiceReply(draft, deps.register());
    }
    const asks = setsSomething(draft) && draft.basis === null ? 'basis' : draft.asks;
    const next = { ...draft, asks };
    await save(inbound, next);
    return asks === null
      ? correctionReply(next, deps.register())
      : askReply(next, asks, deps.register());
  };

  const begin = async (inbound: Inbound, args: string): Promise<ChatReply> => {
    if (args.trim() === '') {
      await end(inbound);
      return howToCorrectReply();
    }
    const { task: words, ...line } = readCorrectionLine(args);
    if (words === '') return howToCorrectReply();
    const listed = (await deps.conversations.find(chatKey(inbound.chat)))?.taskIds ?? [];
    const found = desk.findTasks(words, listed);
    const [only] = found;
    if (!only)
      return plainReply(`Không tìm thấy nhiệm vụ nào gần với “${words.slice(0, 100)}”.`, [
        'Anh/chị gõ vài từ trong tên nhiệm vụ, hoặc hỏi danh sách trước rồi gõ /capnhat kèm số thứ tự.',
      ]);
    const filled = desk.fill(
      {
        ...desk.start(),
        taskId: found.length === 1 ? only.id : null,
        offered: found.map((one) => one.id),
      },
      line,
    );
    if (filled.draft === null) return plainReply(filled.fault);
    return proceed(inbound, filled.draft, true);
  };

  const take = async (inbound: Inbound, draft: CorrectionDraft): Promise<ChatReply> => {
    const text = inbound.text.trim();
    const key = foldedKey(text);
    if (CANCELS.test(key)) return cancel(inbound);
    const field = draft.asks === null ? null : ASKED[draft.asks];
    if (field === null)
      return ACCEPTS.test(key)
        ? proceed(inbound, draft, true)
        : correctionReply(draft, deps.register());
    const filled = desk.fill(draft, { ...NOTHING, [field]: text });
    if (filled.draft === null)
      return plainReply(filled.fault, ['Gõ lại, hoặc gõ “thôi” để dừng cập nhật.']);
    return proceed(inbound, filled.draft);
  };

  const cancel = async (inbound: Inbound): Promise<ChatReply> => {
    await end(inbound);
    return plainReply('Đã dừng cập nhật. Dữ liệu không thay đổi.');
  };

  const tap = async (inbound: Inbound, payload: string): Promise<ChatReply> => {
    const [id, verb = '', value = ''] = payload.split(':');
    const draft = await find(inbound);
    if (!draft || draft.id !== id) return { ...plainReply(GONE), toast: GONE };
    switch (verb) {
      case 't': {
        const taskId = draft.offered[Number(value) - 1];
        // Everything else was said in the line: the choice completes it.
        return taskId === undefined
          ? plainReply(GONE)
          : proceed(inbound, { ...draft, taskId }, true);
      }
      case 's':
        return value === 'completed' || value === 'in_progress' || value === 'not_completed'
          ? proceed(inbound, { ...draft, status: value })
          : plainReply(GONE);
      case 'a':
        return value in ASKED
          ? proceed(inbound, { ...draft, asks: value as keyof typeof ASKED })
          : plainReply(GONE);
      case 'ok':
        return proceed(inbound, draft, true);
      default:
        return cancel(inbound);
    }
  };

  const guarded =
    (work: (inbound: Inbound, args: string) => Promise<ChatReply>) =>
    async (inbound: Inbound, args: string): Promise<ChatReply> => {
      try {
        return await work(inbound, args);
      } catch (error) {
        return explain(error);
      }
    };
  const options = { what: '/capnhat', privateOnly: true };
  const onTyped = authority.adminOnly(
    'editor',
    guarded(async (inbound) => {
      const draft = await find(inbound);
      return draft ? take(inbound, draft) : plainReply(GONE);
    }),
    options,
  );

  return {
    name: NAME,
    commands: { capnhat: authority.adminOnly('editor', guarded(begin), options) },
    onAction: authority.adminOnly('editor', guarded(tap), options),
    onText: async (inbound) => {
      if (inbound.chat.kind !== 'private') return undefined;
      const draft = await find(inbound);
      const key = foldedKey(inbound.text);
      // Without an open question only the words that end it are meant for the correction.
      if (!draft || (draft.asks === null && !CANCELS.test(key) && !ACCEPTS.test(key)))
        return undefined;
      if (!hasRole(await authority.roleOf(inbound), 'editor')) return undefined;
      return onTyped(inbound, '');
    },
    proceed: async (inbound, draft, isWhole) => {
      try {
        return await proceed(inbound, draft, isWhole);
      } catch (error) {
        return explain(error);
      }
    },
  };
}

const describe = (task: { status: string; due: string | null; lead: readonly string[] }): string =>
  `${task.status}, hạn ${task.due ?? '–'}, chủ trì ${task.lead.join(', ')}`;
