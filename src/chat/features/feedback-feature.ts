import { chatKey } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { FeedbackStore } from '../../domain/ports.js';
import type { ChatFeature } from '../feature.js';
import { plainReply } from '../../domain/plain-reply.js';
import { typedCommand } from '../typed-command.js';
import { clipText } from '../../domain/clip-text.js';

const MOST_CHARACTERS = 2000;

/** `/gopy …`: a comment kept for the admins. */
export function createFeedbackFeature(deps: {
  readonly feedback: FeedbackStore;
  readonly clock: Clock;
}): ChatFeature {
  return {
    name: 'feedback',
    commands: {
      gopy: async (inbound, args) => {
        const comment = clipText(args.trim(), MOST_CHARACTERS);
        if (comment === '')
          return plainReply(
            `Anh/chị gõ góp ý ngay sau lệnh, ví dụ: ${typedCommand(inbound.chat.channel, 'gopy')} Thiếu nhiệm vụ của Bộ Y tế.`,
          );
        await deps.feedback.add({
          kind: 'comment',
          chatKey: chatKey(inbound.chat),
          senderId: inbound.sender.id,
          question: null,
          comment,
          at: deps.clock.now(),
        });
        return plainReply('Đã ghi nhận góp ý. Cảm ơn anh/chị!');
      },
    },
  };
}
