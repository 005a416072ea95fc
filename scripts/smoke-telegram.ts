/**
 * Talks to Telegram's real Bot API, where TELEGRAM_BOT_TOKEN is set, and says that it is skipped
 * where it is not:
 *
 *     npm run smoke:telegram [-- --chat 123456]
 *
 * Asks who the bot is and how updates are taken. With `--chat` (somebody who has written to the
 * bot) also sends one answer with its buttons, turns its page and deletes it again. Takes no
 * updates: a bot in use is not disturbed.
 */
import { parseArgs } from 'node:util';
import { loadDotEnv, runCommand } from '../src/cli/run-command.js';
import { loadConfig } from '../src/config.js';
import { renderReply } from '../src/channels/telegram/render/render-reply.js';
import { openGateway } from '../src/channels/telegram/send/open-gateway.js';
import type { CallResult } from '../src/channels/telegram/send/telegram-failure.js';
import { plainReply } from '../src/domain/plain-reply.js';
import type { ChatRef, ChatReply } from '../src/domain/chat.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The value; ends the run where Telegram refused, with its reason (never a token or an address). */
function requireOk<T>(what: string, result: CallResult<T>): T {
  if (!result.ok) {
    say(`✗ ${result.failure.reason}`);
    process.exit(1);
  }
  say(`✓ ${what}`);
  return result.value;
}

/** A page of a list, with the signs that must arrive as they are. */
const listPage = (page: number): ChatReply => ({
  ...plainReply('Thử kết nối: <b> & “nháy” 🏛'),
  view: {
    ...plainReply('Thử kết nối: <b> & “nháy” 🏛').view,
    groups: [
      {
        title: 'Nhóm',
        items: Array.from({ length: 6 }, (_, index) => ({
          taskId: `t${index}`,
          title: `Mục ${index + 1}`,
          facts: ['⏰ Hạn 15/7/2024'],
          citation: 'mục A.I',
        })),
      },
    ],
  },
  viewId: 'smoke',
  page,
  pages: 2,
});

await runCommand(async () => {
  const { values } = parseArgs({ options: { chat: { type: 'string' } } });
  loadDotEnv();
  const { telegram } = loadConfig(process.env);
  if (telegram === null) {
    say('Bỏ qua: chưa đặt TELEGRAM_BOT_TOKEN.');
    return;
  }
  const gateway = openGateway(telegram);
  const me = requireOk('getMe', await gateway.call((raw) => raw.getMe()));
  say(`  @${me.username}, vào nhóm: ${me.can_join_groups ? 'được' : 'không'}`);
  const webhook = requireOk('getWebhookInfo', await gateway.call((raw) => raw.getWebhookInfo()));
  say(
    `  ${webhook.url === '' ? 'long polling' : 'webhook'}, chờ ${webhook.pending_update_count} tin`,
  );
  if (values.chat === undefined) return;
  const chat: ChatRef = {
    channel: 'telegram',
    chatId: values.chat,
    threadId: null,
    kind: values.chat.startsWith('-') ? 'group' : 'private',
  };
  const [first] = renderReply(listPage(1)).texts;
  const [second] = renderReply(listPage(2)).texts;
  if (!first || !second) throw new Error('the reply is empty');
  const sent = await gateway.sendText(chat, first, { priority: 'answer' });
  const messageId = requireOk('sendMessage', sent);
  requireOk('editMessageText', await gateway.editText(chat, messageId, second));
  requireOk('deleteMessage', await gateway.deleteMessage(chat, messageId));
});
