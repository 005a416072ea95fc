import { describe, expect, it } from 'vitest';
import { nearestCommand } from '../../src/chat/nearest-command.js';

const all = (): boolean => true;

describe('nearestCommand', () => {
  it.each([
    ['saphethan', 'saphan'],
    ['quáhan', 'quahan'],
    ['quahann', 'quahan'],
    ['thongkee', 'thongke'],
    ['Nhiemvu1', 'nhiemvu'],
    ['dangki', 'dangky'],
    ['hlep', 'help'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearestCommand(typed, all)).toBe(meant);
  });

  it.each(['khongco', 'abc', '', 'x'.repeat(64), 'reload'])('offers nothing for "%s"', (typed) => {
    expect(nearestCommand(typed, all)).toBeNull();
  });

  it('offers no command that the chat does not have', () => {
    expect(nearestCommand('dangki', (name) => name !== 'dangky')).not.toBe('dangky');
  });
});
