import { describe, expect, it } from 'vitest';
import { StorageError } from '../../src/domain/errors.js';
import { createPostgresDialect } from '../../src/storage/postgres-dialect.js';

const URL = 'postgres://assistant:h%40sh@db.example:6543/tasks?sslmode=disable';

const fault = (code: string, message = 'driver words hush'): Error =>
  Object.assign(new Error(message), { code });

describe('createPostgresDialect', () => {
  const dialect = createPostgresDialect(URL);

  it('names the database without user and password', () => {
    expect(dialect.subject).toBe('PostgreSQL db.example:6543/tasks');
    expect(createPostgresDialect('postgres:///tasks?host=/run/postgresql').subject).toBe(
      'PostgreSQL /run/postgresql:5432/tasks',
    );
  });

  it.each([
    'postgres://user:hush@host:port/db',
    'postgres://user:hush@',
    'postgres://%zz:hush@h/%zz',
  ])('says that %s is no address without repeating it', (url) => {
    const open = () => createPostgresDialect(url);
    expect(open).toThrow(StorageError);
    expect(open).toThrow('không đúng dạng');
    expect(open).not.toThrow('hush@');
  });

  it('keeps what is derived from two databases apart', () => {
    const other = createPostgresDialect('postgres://assistant@db.example:6543/other');
    expect(other.derivedFolder).not.toBe(dialect.derivedFolder);
    expect(createPostgresDialect(URL).derivedFolder).toBe(dialect.derivedFolder);
  });

  it.each([
    ['40001', 'đang bận'],
    ['40P01', 'đang bận'],
    ['55P03', 'đang bận'],
    ['53300', 'số kết nối'],
    ['57P01', 'Không kết nối được'],
    ['57P03', 'Không kết nối được'],
    ['08006', 'Không kết nối được'],
    ['ECONNREFUSED', 'Không kết nối được'],
    ['ECONNRESET', 'Không kết nối được'],
    ['EAI_AGAIN', 'Không tìm thấy máy chủ'],
  ])('tries again after %s, and explains it', (code, words) => {
    expect(dialect.isTransient(fault(code))).toBe(true);
    expect(dialect.explain(fault(code))).toContain(words);
  });

  it.each([
    ['28P01', 'mật khẩu'],
    ['28000', 'mật khẩu'],
    ['3D000', 'Không có cơ sở dữ liệu'],
    ['42501', 'không có quyền'],
    ['25006', 'không có quyền'],
    ['53100', 'hết đĩa'],
    ['ENOTFOUND', 'Không tìm thấy máy chủ'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'chứng thư'],
    ['23505', 'Lỗi cơ sở dữ liệu PostgreSQL db.example:6543/tasks (23505)'],
  ])('does not try again after %s, and explains it', (code, words) => {
    expect(dialect.isTransient(fault(code))).toBe(false);
    expect(dialect.explain(fault(code))).toContain(words);
    expect(dialect.explain(fault(code))).not.toContain('hush');
  });

  it.each([
    'Connection terminated unexpectedly',
    'timeout expired',
    'insert into "usage" - values - Connection terminated unexpectedly',
    'Knex: Timeout acquiring a connection. The pool is probably full.',
  ])('knows a lost connection that has no code: %s', (message) => {
    expect(dialect.isTransient(new Error(message))).toBe(true);
    expect(dialect.explain(new Error(message))).toContain('Không kết nối được');
  });

  it('takes two processes that make the first table together for a moment’s matter', () => {
    const race = Object.assign(fault('23505'), { constraint: 'pg_type_typname_nsp_index' });
    expect(dialect.isTransient(race)).toBe(true);
  });

  it('leaves faults of the program alone', () => {
    expect(dialect.explain(new TypeError('x is not a function'))).toBeNull();
    expect(dialect.isTransient(new TypeError('x is not a function'))).toBe(false);
  });
});
