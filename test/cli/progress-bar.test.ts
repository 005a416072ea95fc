import { describe, expect, it } from 'vitest';
import { createProgressBar } from '../../src/cli/progress-bar.js';

/** Clears to the end of the line (ECMA-48, EL). */
const CLEAR = '\u001b[K';

function openScreen(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) };
}

describe('createProgressBar', () => {
  it('redraws one line on a terminal and ends it once', () => {
    const screen = openScreen(true);
    const bar = createProgressBar('Nạp', screen);
    bar.update(1, 4);
    bar.update(4, 4);
    bar.finish();
    bar.finish();
    expect(screen.written[0]).toBe(`\rNạp [${'█'.repeat(6)}${'░'.repeat(18)}] 1/4${CLEAR}`);
    expect(screen.written[1]).toMatch(/^\rNạp \[█{24}\] 4\/4/);
    expect(screen.written.slice(2)).toEqual(['\n']);
  });

  it('stays within a narrow terminal', () => {
    const screen = openScreen(true, 20);
    createProgressBar('Một việc rất dài tên', screen).update(1, 2);
    expect(screen.written[0]?.replace('\r', '').replace(CLEAR, '').length).toBeLessThan(20);
  });

  it('writes plain lines elsewhere, a few of a long work', () => {
    const screen = openScreen(false);
    const bar = createProgressBar('Nạp', screen);
    for (let done = 1; done <= 1_000; done += 1) bar.update(done, 1_000);
    bar.finish();
    expect(screen.written).toHaveLength(11);
    expect(screen.written.at(-1)).toBe('Nạp: 1000/1000 (100%)\n');
    expect(screen.written.join('')).not.toContain('\u001b');
  });

  it('says nothing where there was nothing to do', () => {
    const screen = openScreen(true);
    createProgressBar('Nạp', screen).finish();
    expect(screen.written).toEqual([]);
  });
});
