import { stampOf } from '../domain/phrase-instant.js';
import { loadConfig } from '../config.js';
import { createOffsetClock, systemClock } from '../domain/clock.js';
import { readSelection } from '../outbox/operate/create-dead-letters-feature.js';
import { phraseDead } from '../outbox/operate/phrase-dead.js';
import { openDatabase } from '../storage/open-database.js';
import { createOutboxStore } from '../storage/outbox/create-outbox-store.js';
import { loadDotEnv, runCommand, UsageError } from './run-command.js';

const USAGE =
  'Cách dùng: npm run --silent dead-letters -- [list | resend all | resend SỐ… | release telegram|zalo]';
const MOST_LISTED = 1_000;
const DAY_MS = 86_400_000;

/** Dead letters beside a running assistant, or without one: it takes what is re-sent at its next look. */
await runCommand(async () => {
  const [verb = 'list', ...rest] = process.argv.slice(2);
  const which = verb === 'resend' ? readSelection(rest.join(' ')) : null;
  const channel = (['telegram', 'zalo'] as const).find((name) => name === rest[0]);
  const isKnown =
    (verb === 'list' && rest.length === 0) ||
    (verb === 'resend' && which !== null) ||
    (verb === 'release' && channel !== undefined && rest.length === 1);
  if (!isKnown) throw new UsageError(USAGE);

  loadDotEnv();
  const { clockStartAt, databaseUrl, timeZone } = loadConfig(process.env);
  const now = (clockStartAt ? createOffsetClock(clockStartAt) : systemClock).now();
  const database = await openDatabase(databaseUrl);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    const store = createOutboxStore(database);
    if (which !== null) {
      const count = await store.resend(which, now, new Date(now.getTime() + DAY_MS));
      say(`Đã đưa ${count} tin vào hàng chờ gửi lại.`);
    } else if (channel !== undefined)
      say(
        (await store.releaseHold(channel))
          ? `Đã cho gửi tiếp trên ${channel}.`
          : `Kênh ${channel} không bị tạm dừng.`,
      );
    else {
      const records = await store.listDead(MOST_LISTED);
      for (const record of records) say(phraseDead(record, (at) => stampOf(at, timeZone)));
      if (records.length === 0) say('Không có tin nhắc nào gửi hỏng.');
    }
  } finally {
    await database.close();
  }
});
