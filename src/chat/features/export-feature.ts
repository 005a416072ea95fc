import { chatKey, type CommandHandler, type Inbound } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { Assistant } from '../../domain/conversation.js';
import { formatDate, localDateAt } from '../../domain/local-date.js';
import type { ChatStore, ConversationStore, ViewStore } from '../../domain/ports.js';
import type { Query } from '../../domain/query.js';
import type { Register } from '../../domain/register.js';
import { buildAnnexTable } from '../../export/annex-export.js';
import { writeWorkbook } from '../../export/write-workbook.js';
import type { ChatFeature } from '../feature.js';
import { plainReply } from '../../domain/plain-reply.js';

export interface ExportFeatureDeps {
  readonly assistant: () => Assistant;
  readonly register: () => Register;
  readonly conversations: ConversationStore;
  readonly views: ViewStore;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly timeZone: string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `/xuat`: the list shown last (or of the button tapped) as the official annex in Excel. */
export function createExportFeature(
  deps: ExportFeatureDeps,
): ChatFeature & { readonly commands: { readonly xuat: CommandHandler } } {
  const queryOf = async (inbound: Inbound): Promise<Query | null> => {
    const key = chatKey(inbound.chat);
    if (inbound.action && 'view' in inbound.action) {
      const view = await deps.views.find(inbound.action.view);
      return view?.chatKey === key ? view.query : null;
    }
    return (await deps.conversations.find(key))?.query ?? null;
  };
  return {
    name: 'export',
    commands: {
      xuat: async (inbound, args) => {
        const key = chatKey(inbound.chat);
        const context = {
          now: deps.clock.now(),
          conversation: null,
          ownAgency: (await deps.chats.find(key))?.ownAgency ?? null,
        };
        const last = args.trim() === '' ? await queryOf(inbound) : null;
        const reply =
          last === null
            ? deps.assistant().reply(args.trim() === '' ? 'tất cả nhiệm vụ' : args, context)
            : deps.assistant().answerQuery(last, context);
        const { answer } = reply;
        if (answer.tasks.length === 0)
          return plainReply('Chưa có danh sách nhiệm vụ nào để xuất.', [
            'Anh/chị hỏi trước, ví dụ “Bộ Y tế còn việc nào quá hạn?”, rồi gõ “xuất”.',
          ]);
        const today = localDateAt(deps.clock.now(), deps.timeZone);
        const table = buildAnnexTable(answer, deps.register(), today);
        const bytes = await writeWorkbook([table], {
          asOf: `Dữ liệu tính đến ngày ${formatDate(today)}`,
          createdAt: deps.clock.now(),
        });
        return {
          // The file's caption says it all: one message where the messenger takes files.
          ...plainReply(''),
          files: [
            {
              name: `nhiem-vu-${today}.xlsx`,
              mimeType: XLSX,
              bytes,
              caption: `${answer.view.headline}\nTệp Excel: ${answer.tasks.length} nhiệm vụ.`,
              kind: 'document' as const,
            },
          ],
        };
      },
    },
  };
}
