import { Api } from 'grammy';
import { createSendRate } from '../../rate/create-send-rate.js';
import { systemScheduler } from '../../rate/scheduler.js';
import { createGateway, OVERALL_LIMITS, type TelegramGateway } from './create-gateway.js';
import { createTelegramFetch } from './telegram-fetch.js';
import { createUploader } from './create-uploader.js';

/**
 * Calls to Telegram by themselves, within the send limits, for programs that take no updates. The
 * channel puts its own together: it shares limits and reports outages.
 */
export function openGateway(bot: { token: string; apiRoot: string }): TelegramGateway {
  const fetch = createTelegramFetch(0);
  return createGateway({
    api: new Api(bot.token, { apiRoot: bot.apiRoot, fetch }),
    upload: createUploader(bot.apiRoot, bot.token, fetch),
    rate: createSendRate(OVERALL_LIMITS, systemScheduler),
    scheduler: systemScheduler,
    onOutcome: () => undefined,
    signal: new AbortController().signal,
  });
}
