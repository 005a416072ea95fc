import { chatKey } from '../../domain/chat.js';
import type { ChatStore } from '../../domain/ports.js';
import type { ChatFeature } from '../feature.js';
import { plainReply } from '../../domain/plain-reply.js';
import { typedCommand } from '../typed-command.js';

/** `/xoadulieu`: erases everything kept about this chat, after a second, explicit word. */
export function createEraseFeature(deps: {
  readonly chats: ChatStore;
  /** Erases what a person left elsewhere, as in groups. */
  readonly erasePerson: (channel: string, senderId: string) => Promise<void>;
}): ChatFeature {
  return {
    name: 'erase',
    commands: {
      xoadulieu: async (inbound, args) => {
        if (!/^(?:xác nhận|xac nhan)$/i.test(args.trim()))
          return plainReply(
            'Lệnh này xóa mọi thứ trợ lý lưu về cuộc trò chuyện: ngữ cảnh, cơ quan đã đặt, đăng ký nhắc việc, góp ý.',
            [`Nếu đồng ý, gõ: ${typedCommand(inbound.chat.channel, 'xoadulieu')} xác nhận`],
          );
        await deps.chats.erase(chatKey(inbound.chat));
        // A person speaks for themself in private; for a group only what is the group's goes.
        if (inbound.chat.kind === 'private')
          await deps.erasePerson(inbound.chat.channel, inbound.sender.id);
        return plainReply('Đã xóa toàn bộ dữ liệu của cuộc trò chuyện này.');
      },
    },
  };
}
