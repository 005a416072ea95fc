import type { RecordDeed } from '../../authority/create-audit-recorder.js';
import type { Authority } from '../../authority/create-authority.js';
import { personOf } from '../../authority/person.js';
import { shorten } from '../../answering/phrase-status.js';
import { chatKey, type ChatReply, type Inbound, type OfferedAction } from '../../domain/chat.js';
import type { ClaimStore, CompletionClaim } from '../../domain/claim.js';
import type { Clock } from '../../domain/clock.js';
import {
  CORRECTION_DRAFT_TTL_MS,
  type CorrectionDraft,
  type DraftStore,
} from '../../domain/draft.js';
import { formatDate, localDateAt } from '../../domain/local-date.js';
import type { ChatStore } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import { hasRole } from '../../domain/role.js';
import type { CorrectionDesk } from '../../drafts/create-correction-desk.js';
import { namesDocument } from '../../drafts/read-correction-line.js';
import { foldedKey } from '../../language/fold.js';
import type { ChatFeature } from '../feature.js';
import { plainReply } from '../../domain/plain-reply.js';
import type { CorrectFeature } from './correct-feature.js';

/** Tells a chat something on the program's own initiative; false where that is not possible. */
export type TellChat = (chatKey: string, reply: ChatReply) => Promise<boolean>;

export interface ClaimFeatureDeps {
  readonly authority: Authority;
  readonly record: RecordDeed;
  readonly claims: ClaimStore;
  readonly drafts: DraftStore;
  readonly desk: CorrectionDesk;
  readonly correct: CorrectFeature;
  readonly chats: Pick<ChatStore, 'find'>;
  readonly register: () => Register;
  readonly tell: TellChat;
  readonly clock: Clock;
  readonly timeZone: string;
}

const MOST_SHOWN = 4;
const REASON = /^(?:từ chối|tu choi|không|khong)\b[\s:,–-]{0,3}(.*)$/isu;
const SETTLED = 'Báo cáo này đã được xử lý.';

const titleIn = (register: Register, taskId: string): string =>
  shorten(register.tasks.find((task) => task.id === taskId)?.title ?? taskId, 140);

/**
 * `/xacnhan`: lists what users report as done and settles it — confirmed on a document, which
 * completes the task, or rejected with a reason. The chat that reported is told.
 */
export function createClaimFeature(deps: ClaimFeatureDeps): ChatFeature {
  const { authority, claims, clock, drafts, record, register } = deps;

  const describe = async (claim: CompletionClaim): Promise<string[]> => {
    const on = formatDate(localDateAt(claim.at, deps.timeZone));
    const chat = await deps.chats.find(claim.chatKey);
    const where = chat?.title ?? (claim.chatKey.startsWith('zalo') ? 'Zalo' : 'Telegram');
    return [
      `Mã ${claim.id}: ${titleIn(register(), claim.taskId)}`,
      `   📨 ${where} báo ngày ${on}${claim.note === null ? '' : `: ${shorten(claim.note, 160)}`}`,
      `   📄 ${claim.documentText ?? 'không nêu văn bản'}`,
    ];
  };

  const button = (label: string, claim: CompletionClaim, verb: string): OfferedAction => ({
    label,
    action: { type: 'feature', feature: 'claim', payload: `${verb}:${claim.id}` },
  });

  const list = async (): Promise<ChatReply> => {
    const pending = await claims.listPending();
    if (pending.length === 0) return plainReply('Không có báo cáo hoàn thành nào chờ xác nhận.');
    const shown = pending.slice(0, MOST_SHOWN);
    const lines = await Promise.all(shown.map(describe));
    return plainReply(
      `${pending.length} báo cáo hoàn thành chờ xác nhận`,
      [
        ...lines.flat(),
        ...(pending.length > shown.length
          ? [
              `… còn ${pending.length - shown.length} báo cáo, hiện tiếp khi xử lý xong các báo cáo trên.`,
            ]
          : []),
        'Gõ: /xacnhan MÃ 58/QĐ-BYT ngày 19/4/2024, hoặc /xacnhan MÃ từ chối: lý do.',
      ],
      shown.map((claim) => [
        button(`✅ Xác nhận ${claim.id}`, claim, 'y'),
        button(`❌ Từ chối ${claim.id}`, claim, 'n'),
      ]),
    );
  };

  const requirePending = async (id: number): Promise<CompletionClaim | null> => {
    const claim = await claims.find(id);
    return claim?.state === 'pending' ? claim : null;
  };

  const confirm = async (
    inbound: Inbound,
    claim: CompletionClaim,
    basis: string | null,
  ): Promise<ChatReply> => {
    if (!register().tasks.some((task) => task.id === claim.taskId))
      return plainReply('Nhiệm vụ này không còn trong dữ liệu; anh/chị từ chối kèm lý do.');
    const named = basis ?? claim.documentText;
    const draft: CorrectionDraft = {
      ...deps.desk.start(claim.id),
      taskId: claim.taskId,
      status: 'completed',
      note: null,
      basis: named !== null && namesDocument(named) ? named : null,
    };
    return deps.correct.proceed(inbound, draft, basis !== null);
  };

  const reject = async (
    inbound: Inbound,
    claim: CompletionClaim,
    reason: string,
  ): Promise<ChatReply> => {
    const by = personOf(inbound);
    const decided = await claims.decide(claim.id, {
      state: 'rejected',
      by,
      at: clock.now(),
      decision: reason,
    });
    await drafts.remove(chatKey(inbound.chat), 'rejection');
    if (!decided) return plainReply(SETTLED);
    const title = titleIn(register(), claim.taskId);
    await record(inbound, {
      action: 'reject-claim',
      subject: claim.taskId,
      before: claim.documentText,
      after: reason,
    });
    const isTold = await deps.tell(
      claim.chatKey,
      plainReply('❌ Báo cáo hoàn thành chưa được xác nhận', [title, `Lý do: ${reason}`]),
    );
    return plainReply(`Đã từ chối báo cáo số ${claim.id}`, [title, toldLine(isTold)]);
  };

  const settle = async (inbound: Inbound, args: string): Promise<ChatReply> => {
    const [, id = '', rest = ''] = /^(?:mã\s?)?(\d{1,9})\b(.*)$/is.exec(args.trim()) ?? [];
    if (id === '') return list();
    const claim = await requirePending(Number(id));
    if (!claim)
      return plainReply(`Không có báo cáo số ${id} đang chờ xác nhận.`, [
        'Gõ /xacnhan để xem các báo cáo đang chờ.',
      ]);
    const reason = REASON.exec(rest.trim().normalize('NFC'))?.[1]?.trim();
    if (reason !== undefined)
      return reason === '' ? askReason(inbound, claim) : reject(inbound, claim, reason);
    if (rest.trim() === '') return confirm(inbound, claim, null);
    if (!namesDocument(rest.trim()))
      return plainReply(
        `“${shorten(rest, 80)}” chưa phải số văn bản. Ví dụ: 58/QĐ-BYT ngày 19/4/2024.`,
      );
    return confirm(inbound, claim, rest.trim());
  };

  const askReason = async (inbound: Inbound, claim: CompletionClaim): Promise<ChatReply> => {
    const expiresAt = new Date(clock.now().getTime() + CORRECTION_DRAFT_TTL_MS);
    await drafts.save(chatKey(inbound.chat), 'rejection', { claimId: claim.id }, expiresAt);
    return plainReply(`❓ Lý do từ chối báo cáo số ${claim.id}?`, [
      titleIn(register(), claim.taskId),
      'Gõ lý do, hoặc “thôi” để dừng.',
    ]);
  };

  const tap = async (inbound: Inbound, payload: string): Promise<ChatReply> => {
    const [verb, id = ''] = payload.split(':');
    const claim = await requirePending(Number(id));
    if (!claim) return { ...plainReply(SETTLED), toast: SETTLED };
    return verb === 'n' ? askReason(inbound, claim) : confirm(inbound, claim, null);
  };

  const takeReason = async (inbound: Inbound): Promise<ChatReply> => {
    const open = await drafts.find(chatKey(inbound.chat), 'rejection', clock.now());
    const claim = open ? await requirePending(open.claimId) : null;
    if (foldedKey(inbound.text) === 'thoi' || !claim) {
      await drafts.remove(chatKey(inbound.chat), 'rejection');
      return plainReply(claim ? 'Đã dừng; báo cáo vẫn chờ xác nhận.' : SETTLED);
    }
    return reject(inbound, claim, inbound.text.trim().slice(0, 500));
  };

  const options = { what: '/xacnhan', privateOnly: true };
  const onTyped = authority.adminOnly('editor', takeReason, options);
  return {
    name: 'claim',
    commands: { xacnhan: authority.adminOnly('editor', settle, options) },
    onAction: authority.adminOnly('editor', tap, options),
    onText: async (inbound) => {
      if (inbound.chat.kind !== 'private') return undefined;
      if (!(await drafts.find(chatKey(inbound.chat), 'rejection', clock.now()))) return undefined;
      if (!hasRole(await authority.roleOf(inbound), 'editor')) return undefined;
      return onTyped(inbound, '');
    },
  };
}

const toldLine = (isTold: boolean): string =>
  isTold ? 'Đã báo cho nơi gửi báo cáo.' : 'Chưa báo được cho nơi gửi báo cáo.';

/**
 * Settles every pending claim of a task that a correction completed, and tells the chats; the lines
 * say so to the admin.
 */
export async function settleClaims(
  deps: Pick<ClaimFeatureDeps, 'claims' | 'tell' | 'clock' | 'register'>,
  draft: CorrectionDraft,
  by: string,
): Promise<readonly string[]> {
  if (draft.status !== 'completed' || draft.taskId === null) return [];
  const waiting = (await deps.claims.findByTask(draft.taskId)).filter(
    (claim) => claim.state === 'pending',
  );
  const told: boolean[] = [];
  for (const claim of waiting) {
    const decision = draft.basis ?? '';
    const decided = await deps.claims.decide(claim.id, {
      state: 'confirmed',
      by,
      at: deps.clock.now(),
      decision,
    });
    if (!decided) continue;
    const title = titleIn(deps.register(), claim.taskId);
    told.push(
      await deps.tell(
        claim.chatKey,
        plainReply('✅ Báo cáo hoàn thành đã được xác nhận', [title, `📄 Căn cứ: ${decision}`]),
      ),
    );
  }
  return told.length === 0
    ? []
    : [`Đã xác nhận ${told.length} báo cáo hoàn thành. ${toldLine(told.every(Boolean))}`];
}
