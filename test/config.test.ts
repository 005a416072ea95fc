import { describe, expect, it } from 'vitest';
import { loadConfig, parseInstant } from '../src/config.js';
import { ConfigError } from '../src/domain/errors.js';

const TOKEN = '123456:very-secret-token';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('starts no channel and keeps to loopback where nothing is set', () => {
    expect(loadConfig({})).toEqual({
      telegram: null,
      zalo: null,
      http: { host: '127.0.0.1', port: 8080, isPortSet: false },
      databaseUrl: 'sqlite:data/assistant.db',
      knowledgeDir: 'knowledge',
      seedsDir: 'seeds',
      admins: [],
      allowedChats: null,
      timeZone: 'Asia/Ho_Chi_Minh',
      clockStartAt: null,
      logLevel: 'info',
      publicBaseUrl: null,
      watchKnowledgeSeconds: null,
    });
  });

  it('takes a blank variable as not set', () => {
    expect(loadConfig({ PORT: ' ', TELEGRAM_BOT_TOKEN: '', LOG_LEVEL: '' })).toEqual(
      loadConfig({}),
    );
  });

  it('polls while no webhook URL is set, and serves the path of the one that is', () => {
    expect(loadConfig({ TELEGRAM_BOT_TOKEN: TOKEN }).telegram).toEqual({
      token: TOKEN,
      apiRoot: 'https://api.telegram.org',
      webhook: null,
    });
    const { zalo } = loadConfig({
      ZALO_BOT_TOKEN: TOKEN,
      ZALO_API_ROOT: 'http://127.0.0.1:9000/',
      ZALO_WEBHOOK_URL: 'https://example.gov.vn/zalo/hook',
      ZALO_WEBHOOK_SECRET: 'abcd_1234',
    });
    expect(zalo).toEqual({
      token: TOKEN,
      apiRoot: 'http://127.0.0.1:9000',
      webhook: {
        url: 'https://example.gov.vn/zalo/hook',
        path: '/zalo/hook',
        secret: 'abcd_1234',
      },
    });
  });

  it('derives the same webhook secret from the same token where none is set', () => {
    const secretOf = (token: string): string | undefined =>
      loadConfig({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: 'https://a.vn/t' }).telegram
        ?.webhook?.secret;
    expect(secretOf(TOKEN)).toMatch(/^[\w-]{40,256}$/);
    expect(secretOf(TOKEN)).toBe(secretOf(TOKEN));
    expect(secretOf(TOKEN)).not.toBe(secretOf(`${TOKEN}x`));
    expect(secretOf(TOKEN)).not.toContain('secret-token');
  });

  it('names every faulty variable at once', () => {
    const faults = faultsOf({
      PORT: '80800',
      TIMEZONE: 'Hanoi',
      LOG_LEVEL: 'loud',
      ADMINS: 'telegram:1, viber:2, 345',
      DATABASE_URL: 'mysql://x',
      TELEGRAM_WEBHOOK_URL: 'ftp://a.vn',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(
      [
        'ADMINS',
        'ADMINS',
        'DATABASE_URL',
        'LOG_LEVEL',
        'PORT',
        'TELEGRAM_WEBHOOK_URL',
        'TIMEZONE',
      ].sort(),
    );
    expect(faults.join('\n')).toContain('“viber:2”');
  });

  it('reports a faulty clock beside other faults', () => {
    const faults = faultsOf({ CLOCK_START: '15/7/2024', PORT: 'x' });
    expect(faults).toHaveLength(2);
    expect(faults.join('\n')).toContain('CLOCK_START: “15/7/2024”');
  });

  it('keeps the value of a token, a secret and a database password out of the message', () => {
    const faults = faultsOf({
      TELEGRAM_BOT_TOKEN: 'hush hush 1',
      ZALO_BOT_TOKEN: 'hush/hush2',
      ZALO_WEBHOOK_SECRET: 'hush3!',
      DATABASE_URL: 'mysql://user:hush4@host/db',
    });
    expect(faults).toHaveLength(4);
    expect(faults.join('\n')).not.toContain('hush');
  });

  it('refuses a webhook path that is taken', () => {
    expect(
      faultsOf({
        TELEGRAM_BOT_TOKEN: TOKEN,
        ZALO_BOT_TOKEN: TOKEN,
        TELEGRAM_WEBHOOK_URL: 'https://a.vn/metrics',
        ZALO_WEBHOOK_URL: 'https://a.vn/metrics',
      }),
    ).toHaveLength(3);
  });

  it('reads admins and allowed chats, groups and topics included', () => {
    const config = loadConfig({
      ADMINS: 'telegram:123456, zalo:abc',
      ALLOWED_CHATS: 'telegram:-100123:45,',
    });
    expect(config.admins).toEqual(['telegram:123456', 'zalo:abc']);
    expect(config.allowedChats).toEqual(['telegram:-100123:45']);
  });

  it('watches the files only where told how often, and not without pause', () => {
    expect(loadConfig({ WATCH_KNOWLEDGE_SECONDS: '60' }).watchKnowledgeSeconds).toBe(60);
    for (const seconds of ['0', '4', '-5', 'yes'])
      expect(faultsOf({ WATCH_KNOWLEDGE_SECONDS: seconds })).toHaveLength(1);
  });

  it('starts the clock in the configured time zone', () => {
    expect(loadConfig({ CLOCK_START: '2024-07-15' }).clockStartAt?.toISOString()).toBe(
      '2024-07-15T02:00:00.000Z',
    );
    expect(
      loadConfig({ CLOCK_START: '2024-07-15', TIMEZONE: 'UTC' }).clockStartAt?.toISOString(),
    ).toBe('2024-07-15T09:00:00.000Z');
  });
});

describe('parseInstant', () => {
  const HANOI = 'Asia/Ho_Chi_Minh';

  it.each([
    ['2024-07-15', '2024-07-15T02:00:00.000Z'],
    [' 2024-07-15 ', '2024-07-15T02:00:00.000Z'],
    ['2024-07-15T07:59:50+07:00', '2024-07-15T00:59:50.000Z'],
    ['2024-07-15T07:59:50+0700', '2024-07-15T00:59:50.000Z'],
    ['2024-07-15T07:59:50', '2024-07-15T00:59:50.000Z'],
    ['2024-07-15 07:59', '2024-07-15T00:59:00.000Z'],
    ['2024-07-15T00:59:50.250Z', '2024-07-15T00:59:50.250Z'],
  ])('reads %s', (text, expected) => {
    expect(parseInstant(text, HANOI)?.toISOString()).toBe(expected);
  });

  it('keeps the wall time on both sides of a change of offset', () => {
    expect(parseInstant('2024-03-31T01:30', 'Europe/Paris')?.toISOString()).toBe(
      '2024-03-31T00:30:00.000Z',
    );
    expect(parseInstant('2024-03-31T03:30', 'Europe/Paris')?.toISOString()).toBe(
      '2024-03-31T01:30:00.000Z',
    );
  });

  it.each(['', 'hôm nay', '2024-02-30', '2024-13-01', '2024-07-15T25:00', '15/7/2024', '2024-7-1'])(
    'takes “%s” as no instant',
    (text) => {
      expect(parseInstant(text, HANOI)).toBeNull();
    },
  );
});
