import { chatKey, type ChatReply, type Inbound } from '../../domain/chat.js';
import type { Register } from '../../domain/register.js';
import type { ChatStore } from '../../domain/ports.js';
import { createAgencyReader } from '../../understanding/read-agencies.js';
import { Reading, tokenise } from '../../understanding/utterance.js';
import type { ChatFeature } from '../feature.js';
import { plainReply } from '../../domain/plain-reply.js';
import { typedCommand } from '../typed-command.js';

export interface OwnAgencyDeps {
  readonly register: () => Register;
  readonly chats: ChatStore;
}

/** `/coquan Bộ Y tế`: the agency that "bộ tôi", "đơn vị mình" mean in this chat. */
export function createOwnAgencyFeature(deps: OwnAgencyDeps): ChatFeature {
  const set = async (inbound: Inbound, args: string): Promise<ChatReply> => {
    const key = chatKey(inbound.chat);
    const { agencies } = deps.register();
    const command = typedCommand(inbound.chat.channel, 'coquan');
    const nameOf = (id: string | null): string =>
      agencies.find((agency) => agency.id === id)?.name ?? 'chưa đặt';
    if (args.trim() === '') {
      const current = (await deps.chats.find(key))?.ownAgency ?? null;
      return plainReply(`Cơ quan của anh/chị: ${nameOf(current)}.`, [
        `Đặt lại: gõ ${command} kèm tên, ví dụ: ${command} Bộ Y tế. Bỏ: ${command} xóa.`,
      ]);
    }
    if (/^(?:xóa|xoa|bỏ|bo)$/i.test(args.trim())) {
      await deps.chats.setOwnAgency(key, null);
      return plainReply('Đã bỏ cơ quan của anh/chị.');
    }
    const [mention] = createAgencyReader(agencies).read(new Reading(tokenise(args)));
    if (!mention)
      return plainReply(`Chưa nhận ra cơ quan “${args.trim().slice(0, 80)}”.`, [
        `Gõ tên đầy đủ hoặc viết tắt, ví dụ: ${command} Bộ Y tế.`,
      ]);
    await deps.chats.setOwnAgency(key, mention.agencyId);
    return plainReply(`Đã đặt cơ quan của anh/chị: ${nameOf(mention.agencyId)}.`, [
      'Từ nay “bộ tôi”, “đơn vị mình” là cơ quan này, ví dụ: “bộ tôi còn việc nào quá hạn?”',
    ]);
  };
  return { name: 'own-agency', commands: { coquan: set } };
}
