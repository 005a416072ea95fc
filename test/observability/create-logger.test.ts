import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/observability/create-logger.js';
import { hideSecrets, serializeError } from '../../src/observability/serialize-error.js';

const TOKEN = '123456:AAF-secret/part';

function logOf(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('trace', [TOKEN], { write: (line) => void lines.push(line) }));
  return lines.join('');
}

/** An error as HTTP clients throw it: the request, its address and headers hang on it. */
function clientError(): Error {
  const url = `https://api.example/bot${TOKEN}/sendMessage`;
  return Object.assign(new Error(`request to ${url} failed`), {
    code: 'ECONNRESET',
    config: { url, headers: { 'x-secret': TOKEN } },
    request: { path: `/bot${TOKEN}/sendMessage` },
  });
}

describe('the log', () => {
  it.each(['err', 'error'])('shows no token of an error under %s', (key) => {
    const line = logOf((log) => {
      log.error({ [key]: clientError() }, 'Không gửi được');
    });
    expect(line).toContain('ECONNRESET');
    expect(line).toContain('Không gửi được');
    expect(line).not.toContain(TOKEN);
    expect(line).not.toContain('x-secret');
  });

  it('shows nothing below its level', () => {
    const lines: string[] = [];
    createLogger('warn', [], { write: (line) => void lines.push(line) }).info('Đã nạp');
    expect(lines).toEqual([]);
  });
});

describe('serializeError', () => {
  it('keeps name, message and code, and takes what is no error as text', () => {
    expect(serializeError(clientError(), [TOKEN])).toMatchObject({
      name: 'Error',
      code: 'ECONNRESET',
    });
    expect(serializeError('hỏng', [])).toEqual({ name: 'Error', message: 'hỏng' });
  });
});

describe('hideSecrets', () => {
  it('hides a secret as it is and as it stands in an address', () => {
    expect(hideSecrets(`a ${TOKEN} b ${encodeURIComponent(TOKEN)}`, [TOKEN])).toBe('a [ẩn] b [ẩn]');
  });

  it('hides the path of any bot, and is not confused by an empty secret', () => {
    expect(hideSecrets('GET /bot99:xyz/getMe', [''])).toBe('GET /bot[ẩn]/getMe');
  });
});
