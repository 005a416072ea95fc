import type { RecordDeed } from '../../authority/create-audit-recorder.js';
import type { Authority } from '../../authority/create-authority.js';
import { personOf } from '../../authority/person.js';
import { listChanges } from '../../amendments/phrase-correction.js';
import { shorten } from '../../answering/phrase-status.js';
import type { Amendment, AmendmentStore } from '../../domain/amendment.js';
import type { ChatReply, Inbound } from '../../domain/chat.js';
import type { Register } from '../../domain/register.js';
import type { Amender } from '../../register/create-amender.js';
import { explainRefusal } from '../../register/explain-refusal.js';
import type { ChatFeature } from '../feature.js';
import { plainReply } from '../../domain/plain-reply.js';

export interface UndoFeatureDeps {
  readonly authority: Authority;
  readonly record: RecordDeed;
  readonly amendments: Pick<AmendmentStore, 'listInForce'>;
  readonly amender: Amender;
  readonly register: () => Register;
}

/** What an amendment did, in one line. */
function describe({ content }: Amendment, register: Register): string {
  if (content.kind === 'document')
    return `thêm văn bản ${content.document.shortTitle} (${content.tasks.length} nhiệm vụ mới)`;
  const task = register.tasks.find((one) => one.id === content.taskId);
  const changes = listChanges(content, register.agencies).join('; ');
  return `cập nhật “${shorten(task?.title ?? content.taskId, 100)}”: ${changes} (căn cứ ${content.basis})`;
}

/** `/hoantac`: takes the newest change that admins made in chat back, after one more tap. */
export function createUndoFeature(deps: UndoFeatureDeps): ChatFeature {
  const { amender, amendments, authority, record } = deps;

  const show = async (): Promise<ChatReply> => {
    const newest = (await amendments.listInForce()).at(-1);
    if (!newest)
      return plainReply('Chưa có thay đổi nào trong chat để hoàn tác.', [
        'Muốn về một phiên bản dữ liệu trước, anh/chị dùng /quaylai.',
      ]);
    return plainReply(
      'Hoàn tác thay đổi mới nhất?',
      [`Số ${newest.id}: ${describe(newest, deps.register())}`],
      [
        [
          {
            label: '↩️ Hoàn tác',
            action: { type: 'feature', feature: 'undo', payload: String(newest.id) },
          },
        ],
      ],
    );
  };

  const undo = async (inbound: Inbound, payload: string): Promise<ChatReply> => {
    const newest = (await amendments.listInForce()).at(-1);
    if (!newest || String(newest.id) !== payload)
      return plainReply('Thay đổi này không còn là thay đổi mới nhất. Gõ lại /hoantac.');
    const what = describe(newest, deps.register());
    const by = personOf(inbound);
    try {
      const done = await amender.undo(newest.id, by);
      await record(inbound, {
        action: 'undo',
        subject: `thay đổi số ${newest.id}`,
        before: what,
        after: `phiên bản ${done.publication.after.register.version}`,
      });
      return plainReply(`↩️ Đã hoàn tác: ${what}`, [
        ...done.warnings.map((warning) => `⚠️ ${warning}`),
        `Phiên bản dữ liệu ${done.publication.after.register.version}.`,
      ]);
    } catch (error) {
      const refusal = explainRefusal(error);
      if (refusal === null) throw error;
      return plainReply(`Chưa hoàn tác: ${refusal}`);
    }
  };

  const options = { what: '/hoantac', privateOnly: true };
  return {
    name: 'undo',
    commands: { hoantac: authority.adminOnly('editor', show, options) },
    onAction: authority.adminOnly('editor', undo, options),
  };
}
