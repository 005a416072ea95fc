import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { redactLog } from '../../../src/channels/telegram/send/redact-log.js';
import { createLogger } from '../../../src/observability/create-logger.js';

const TOKEN = '7000:secret-token';
const URL_WITH_TOKEN = `https://api.telegram.org/bot${TOKEN}/sendMessage`;
const QUESTION = 'câu hỏi riêng';

/** What is written where the log itself knows no secret: the channel must not rely on it. */
function written(fields: object): string {
  const lines: string[] = [];
  const logger = createLogger('trace', [], { write: (line) => void lines.push(line) });
  const log = redactLog(logger, TOKEN);
  for (const level of ['debug', 'info', 'warn', 'error'] as const)
    log[level](fields, `gọi ${URL_WITH_TOKEN}`);
  return lines.join('');
}

describe('redactLog', () => {
  const cause = Object.assign(new Error(`fetch ${URL_WITH_TOKEN}`), { code: 'ECONNRESET' });
  const refusal = {
    ok: false,
    error_code: 400,
    description: `bad ${URL_WITH_TOKEN}`,
  } as const;

  it.each([
    ['a network error', { err: new HttpError(`Network request to ${URL_WITH_TOKEN}`, cause) }],
    [
      'an API error',
      { err: new GrammyError('failed', refusal, 'sendMessage', { text: QUESTION }) },
    ],
    ['an error that names it alone', { err: new Error(`mã ${TOKEN} bị từ chối`) }],
    ['a cause that names it alone', { err: new Error('ngoài', { cause: new Error(TOKEN) }) }],
    ['a cause', { err: new Error('ngoài', { cause }) }],
    ['a nested field', { deep: [{ [TOKEN]: { url: encodeURIComponent(URL_WITH_TOKEN) } }] }],
  ])('writes no token of %s, at any level', (_, fields) => {
    const text = written(fields);
    expect(text.split('\n').filter(Boolean)).toHaveLength(4);
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(encodeURIComponent(TOKEN));
    expect(text).not.toContain(QUESTION);
  });

  it('still tells what went wrong', () => {
    const text = written({ err: Object.assign(new TypeError('hỏng ở đây'), { code: 'E_X' }) });
    expect(text).toContain('hỏng ở đây');
    expect(text).toContain('TypeError');
    expect(text).toContain('E_X');
    expect(text).toContain('redact-log.test.ts');
  });
});
