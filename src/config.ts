import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ChannelName } from './domain/chat.js';
import { ConfigError } from './domain/errors.js';
import { isLocalDate } from './domain/local-date.js';

/** Where a platform posts updates to; without one the channel uses long polling. */
export interface WebhookConfig {
  readonly url: string;
  /** Path of `url`, under which the own server serves it. */
  readonly path: string;
  /** As set, else derived from the token: no webhook is ever served without one. */
  readonly secret: string;
}

/** A channel whose token is set. */
export interface ChannelConfig {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  readonly webhook: WebhookConfig | null;
}

export interface HttpConfig {
  readonly host: string;
  readonly port: number;
  /** True where PORT was set: the server then runs without a channel too. */
  readonly isPortSet: boolean;
}

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All settings, checked. README, “Environment”, lists the variables. */
export interface Config {
  /** Null where the channel's token is not set: the channel is not started. */
  readonly telegram: ChannelConfig | null;
  readonly zalo: ChannelConfig | null;
  readonly http: HttpConfig;
  /** `sqlite:data/assistant.db`. May hold a password: never log it. */
  readonly databaseUrl: string;
  readonly knowledgeDir: string;
  readonly seedsDir: string;
  /** Owners, `telegram:123456`. */
  readonly admins: readonly string[];
  /** Chats answered, as `channel:chat id`; null: every chat. */
  readonly allowedChats: readonly string[] | null;
  /** IANA name of the office's time zone. */
  readonly timeZone: string;
  /** Instant the clock starts at, or null for the real time. */
  readonly clockStartAt: Date | null;
  readonly logLevel: LogLevel;
  /** Address under which the own server is reached from outside, without a trailing slash. */
  readonly publicBaseUrl: string | null;
  /** Seconds between two looks at the files, to reload when they change; null: only when told to. */
  readonly watchKnowledgeSeconds: number | null;
}

/** What each variable is where it is not set. */
export const CONFIG_DEFAULTS = {
  TELEGRAM_API_ROOT: 'https://api.telegram.org',
  ZALO_API_ROOT: 'https://bot-api.zaloplatforms.com',
  // Loopback: nothing is reachable from outside unless someone decides it.
  HOST: '127.0.0.1',
  PORT: '8080',
  DATABASE_URL: 'sqlite:data/assistant.db',
  KNOWLEDGE_DIR: 'knowledge',
  SEEDS_DIR: 'seeds',
  TIMEZONE: 'Asia/Ho_Chi_Minh',
  LOG_LEVEL: 'info',
} as const;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const CHANNELS: readonly ChannelName[] = ['telegram', 'zalo', 'terminal'];
/** The local hour a bare date stands for: the start of an office day. */
const BARE_DATE_TIME = '09:00:00';
const RESERVED_PATHS = ['/healthz', '/metrics'];

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Milliseconds by which local time in `timeZone` is ahead of UTC at an instant. */
function offsetMsAt(at: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '');
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

/**
 * An ISO date (09:00 that day in `timeZone`) or date-time (local in `timeZone` where it has no
 * offset) as an instant; null where it is neither. Read by CLOCK_START and `--now`.
 */
export function parseInstant(text: string, timeZone: string): Date | null {
  const trimmed = text.trim();
  if (isLocalDate(trimmed)) return parseInstant(`${trimmed}T${BARE_DATE_TIME}`, timeZone);
  const match = DATE_TIME.exec(trimmed);
  const [, on, minutes, seconds = ':00', offset] = match ?? [];
  if (on === undefined || minutes === undefined || !isLocalDate(on)) return null;
  const zone =
    offset === undefined || offset === 'Z' ? 'Z' : offset.replace(/(\d)(\d{2})$/, '$1:$2');
  const at = new Date(`${on}T${minutes}${seconds}${zone}`);
  if (Number.isNaN(at.getTime())) return null;
  if (offset !== undefined) return at;
  // Twice, since the offset at the wall time taken as UTC may not be the one that holds there.
  const guess = new Date(at.getTime() - offsetMsAt(at, timeZone));
  return new Date(at.getTime() - offsetMsAt(guess, timeZone));
}

const secretText = z
  .string()
  .regex(/^[\w:.~=+-]+$/, 'chỉ gồm chữ, số và dấu : _ - . không có dấu cách');
// Telegram takes 1 to 256 of these signs, Zalo 8 to 256.
const webhookSecret = z.string().regex(/^[\w-]{8,256}$/, 'cần 8 đến 256 chữ, số, dấu _ hoặc -');
const webAddress = z.url({
  protocol: /^https?$/,
  error: 'không phải địa chỉ web (http:// hoặc https://)',
});
const webRoot = webAddress.transform((url) => url.replace(/\/$/, ''));

const chatList = z.string().transform((text, context) => {
  const entries = text.split(',').map((entry) => entry.trim());
  return entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [channel, id] = entry.split(':');
      if (!CHANNELS.some((known) => known === channel) || !id || /\s/.test(entry)) {
        const message = `“${entry}” không có dạng kênh:mã, ví dụ telegram:123456,zalo:abc`;
        context.issues.push({ code: 'custom', message, input: text });
      }
      return entry;
    });
});

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
};

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
    error: (issue) => `“${String(issue.input)}” không phải số cổng từ 0 đến 65535`,
  })
  .transform(Number);

/** Often enough for a person who waits, seldom enough to cost nothing. */
const watchSeconds = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 5, {
    error: (issue) => `“${String(issue.input)}” không phải số giây từ 5 đến 99999`,
  })
  .transform(Number);

const variables = z.object({
  TELEGRAM_BOT_TOKEN: secretText.optional(),
  TELEGRAM_API_ROOT: webRoot,
  TELEGRAM_WEBHOOK_URL: webAddress.optional(),
  TELEGRAM_WEBHOOK_SECRET: webhookSecret.optional(),
  ZALO_BOT_TOKEN: secretText.optional(),
  ZALO_API_ROOT: webRoot,
  ZALO_WEBHOOK_URL: webAddress.optional(),
  ZALO_WEBHOOK_SECRET: webhookSecret.optional(),
  HOST: z.string().regex(/^[\w.:-]+$/, 'không phải tên máy hoặc địa chỉ IP'),
  PORT: port,
  DATABASE_URL: z
    .string()
    .regex(/^(?:sqlite:|postgres(?:ql)?:\/\/)\S/, 'cần bắt đầu bằng sqlite: hoặc postgres://'),
  KNOWLEDGE_DIR: z.string(),
  SEEDS_DIR: z.string(),
  ADMINS: chatList.optional(),
  ALLOWED_CHATS: chatList.optional(),
  TIMEZONE: z.string().refine(isTimeZone, {
    error: (issue) => `“${String(issue.input)}” không phải múi giờ IANA, ví dụ Asia/Ho_Chi_Minh`,
  }),
  CLOCK_START: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `cần là một trong ${LOG_LEVELS.join(', ')}` }),
  PUBLIC_BASE_URL: webRoot.optional(),
  WATCH_KNOWLEDGE_SECONDS: watchSeconds.optional(),
});

function channelOf(
  token: string | undefined,
  apiRoot: string,
  url: string | undefined,
  secret: string | undefined,
): ChannelConfig | null {
  if (token === undefined) return null;
  if (url === undefined) return { token, apiRoot, webhook: null };
  // Every instance derives the same one, and nobody without the token can.
  const derived = createHmac('sha256', token).update('webhook secret').digest('base64url');
  return {
    token,
    apiRoot,
    webhook: { url, path: new URL(url).pathname, secret: secret ?? derived },
  };
}

/** Faults of webhook paths: reserved ones, and one path asked for by both channels. */
function webhookFaults(telegram: ChannelConfig | null, zalo: ChannelConfig | null): string[] {
  const faults: string[] = [];
  for (const [name, channel] of Object.entries({ TELEGRAM: telegram, ZALO: zalo })) {
    const path = channel?.webhook?.path;
    if (path !== undefined && RESERVED_PATHS.includes(path))
      faults.push(`${name}_WEBHOOK_URL: đường dẫn ${path} đã dành cho việc khác`);
  }
  if (telegram?.webhook && telegram.webhook.path === zalo?.webhook?.path)
    faults.push(
      `ZALO_WEBHOOK_URL: trùng đường dẫn ${telegram.webhook.path} với TELEGRAM_WEBHOOK_URL`,
    );
  return faults;
}

/**
 * The settings in `env`; a blank variable counts as not set. Throws a ConfigError with all faults
 * at once; a token's or secret's value is in none of them.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = variables.safeParse({ ...CONFIG_DEFAULTS, ...set });
  const faults = (parsed.error?.issues ?? []).map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  );
  const timeZone = set['TIMEZONE'] ?? CONFIG_DEFAULTS.TIMEZONE;
  const clockStart = set['CLOCK_START'];
  const clockStartAt =
    clockStart === undefined || !isTimeZone(timeZone) ? null : parseInstant(clockStart, timeZone);
  if (clockStart !== undefined && isTimeZone(timeZone) && clockStartAt === null)
    faults.push(
      `CLOCK_START: “${clockStart}” không phải ngày hoặc giờ ISO, ví dụ 2024-07-15 hoặc 2024-07-15T08:00:00+07:00`,
    );
  if (!parsed.success) throw new ConfigError(faults);

  const v = parsed.data;
  const telegram = channelOf(
    v.TELEGRAM_BOT_TOKEN,
    v.TELEGRAM_API_ROOT,
    v.TELEGRAM_WEBHOOK_URL,
    v.TELEGRAM_WEBHOOK_SECRET,
  );
  const zalo = channelOf(
    v.ZALO_BOT_TOKEN,
    v.ZALO_API_ROOT,
    v.ZALO_WEBHOOK_URL,
    v.ZALO_WEBHOOK_SECRET,
  );
  faults.push(...webhookFaults(telegram, zalo));
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    telegram,
    zalo,
    http: { host: v.HOST, port: v.PORT, isPortSet: set['PORT'] !== undefined },
    databaseUrl: v.DATABASE_URL,
    knowledgeDir: v.KNOWLEDGE_DIR,
    seedsDir: v.SEEDS_DIR,
    admins: v.ADMINS ?? [],
    allowedChats: v.ALLOWED_CHATS ?? null,
    timeZone: v.TIMEZONE,
    clockStartAt,
    logLevel: v.LOG_LEVEL,
    publicBaseUrl: v.PUBLIC_BASE_URL ?? null,
    watchKnowledgeSeconds: v.WATCH_KNOWLEDGE_SECONDS ?? null,
  };
}
