import { describe, expect, it } from 'vitest';
import { createAuditRecorder } from '../../src/authority/create-audit-recorder.js';
import { createAuthority, NotAllowedError } from '../../src/authority/create-authority.js';
import { plainReply } from '../../src/domain/plain-reply.js';
import type { Role } from '../../src/domain/role.js';
import { clock, command, MemoryAudit, MemoryRoles, NOW } from '../admin/fakes.js';

function open() {
  const audit = new MemoryAudit();
  const roles = new MemoryRoles();
  const owners = ['telegram:1', 'zalo:chu', 'telegram:-100'];
  const authority = createAuthority({
    owners,
    roles,
    record: createAuditRecorder(audit, clock),
  });
  return { audit, roles, authority };
}
const editor = { person: 'telegram:2', name: null, by: 'telegram:1', at: NOW };

describe('createAuthority', () => {
  it('tells owners, editors and readers apart, each in their own messenger', async () => {
    const { authority, roles } = open();
    await roles.appoint(editor);
    const roleOf = (person: string) => authority.roleOf(command(person, 'quyen'));
    expect(await roleOf('telegram:1')).toBe('owner');
    expect(await roleOf('zalo:chu')).toBe('owner');
    expect(await roleOf('zalo:1')).toBe('reader');
    expect(await roleOf('telegram:2')).toBe('editor');
    expect(await roleOf('telegram:22')).toBe('reader');
  });

  it('gives nobody behind a group or channel a role, even where ADMINS or an appointment names it', async () => {
    const { authority, roles } = open();
    await roles.appoint({ ...editor, person: 'telegram:-200' });
    for (const person of ['telegram:-100', 'telegram:-200', 'telegram:'])
      expect(await authority.roleOf(command(person, 'reload'))).toBe('reader');
  });

  it.each<[Role, string, boolean]>([
    ['owner', 'telegram:1', true],
    ['owner', 'telegram:2', false],
    ['editor', 'telegram:1', true],
    ['editor', 'telegram:2', true],
    ['editor', 'telegram:3', false],
    ['reader', 'telegram:3', true],
  ])('lets through what needs %s: %s %s', async (role, person, isAllowed) => {
    const { audit, authority, roles } = open();
    await roles.appoint(editor);
    const asked: string[] = [];
    const handle = authority.adminOnly(role, (_inbound, args) => {
      asked.push(args);
      return Promise.resolve(plainReply('Đã làm.'));
    });
    const reply = await handle(command(person, 'reload'), 'x');
    expect(asked).toEqual(isAllowed ? ['x'] : []);
    expect(reply.view.headline.startsWith('Việc này chỉ dành cho quản trị viên')).toBe(!isAllowed);
    expect(audit.entries.map(({ by, action, subject }) => [by, action, subject])).toEqual(
      isAllowed ? [] : [[person, 'refused', '/reload']],
    );
  });

  it('keeps what is private out of groups, whoever asks', async () => {
    const { authority } = open();
    const handle = authority.adminOnly('editor', () => Promise.resolve(plainReply('Bí mật')), {
      privateOnly: true,
    });
    const chat = { channel: 'telegram', chatId: '-5', threadId: null, kind: 'group' } as const;
    const reply = await handle(command('telegram:1', 'nhatky', { chat }), '');
    expect(reply.view.headline).toContain('trò chuyện riêng');
  });

  it('ends a right at once', async () => {
    const { authority, roles } = open();
    await roles.appoint(editor);
    await authority.requireRole(command('telegram:2', 'reload'), 'editor', 'reload');
    await roles.end('telegram:2');
    await expect(
      authority.requireRole(command('telegram:2', 'reload'), 'editor', 'reload'),
    ).rejects.toThrow(NotAllowedError);
  });
});
