/**
 * The simulated year of reminders with faults, over whole 2024 and several seeds; prints figures.
 *
 *   npx tsx scripts/simulate-year.ts [seeds: 1,2,3] [from: 2024-01-02] [to: 2024-12-31]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chatKey } from '../src/domain/chat.js';
import { findFaults } from '../test/scenarios/reminders-year/check-faulty-year.js';
import { runFaultyYear } from '../test/scenarios/reminders-year/faulty-year.js';
import { loadRegisterOverTime } from '../test/scenarios/reminders-year/register-over-time.js';
import { YEAR_CHATS } from '../test/scenarios/reminders-year/year-chats.js';
import { messagesOf } from '../test/scenarios/reminders-year/year-ledger.js';
import { plusDays } from '../test/scenarios/reminders-year/year-oracle.js';

const [seeds = '1,2,3', from = '2024-01-02', to = '2024-12-31'] = process.argv.slice(2);
/** Days without faults at the end, in which everything must come home. */
const CALM_DAYS = 28;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const registers = await loadRegisterOverTime();
let wrong = 0;
for (const seed of seeds.split(',').map(Number)) {
  const dir = await mkdtemp(join(tmpdir(), 'simulate-year-'));
  const startedMs = performance.now();
  const calmFrom = plusDays(to, -CALM_DAYS);
  const file = join(dir, 'year.db');
  const { rig, faults, sleptDays } = await runFaultyYear({
    registers,
    seed,
    file,
    from,
    to,
    calmFrom,
  });
  const tookS = ((performance.now() - startedMs) / 1000).toFixed(1);
  const total = Object.values(faults).reduce((sum, count) => sum + count, 0);
  print(`seed ${seed}: ${from} to ${to} in ${tookS} s`);
  print(`  ${total} faults: ${JSON.stringify(faults)}`);
  print(`  outbox: ${JSON.stringify(await rig.counts())}`);
  for (const { name, chat, settings } of YEAR_CHATS) {
    const messages = messagesOf(rig.arrived, chatKey(chat));
    const start = { coveredOn: plusDays(from, -1), toldOn: from, digestOn: from };
    const givenUp = await rig.daysGivenUp(chatKey(chat));
    const isExcused = (day: string): boolean => givenUp.has(day) || sleptDays.has(day);
    const sentAgain = rig.daysSentAgain(chatKey(chat));
    const found = findFaults(messages, {
      ...{ settings, registers, start, isExcused, sentAgain },
      lastDay: to,
    });
    const marked = messages.filter(({ isMarked }) => isMarked).length;
    const slots = new Set(messages.map(({ kind, slotOn }) => `${kind} ${slotOn}`));
    const twice = messages.length - slots.size;
    const again = messages.filter(({ saysAgain }) => saysAgain).length;
    wrong += found.length;
    print(
      `  ${name}: ${messages.length} messages, ${twice} came twice, ${marked} marked, ` +
        `${again} saying an earlier one again, ${found.length} wrong`,
    );
    for (const one of found.slice(0, 3)) print(`    ${one.slice(0, 1500)}`);
  }
  await rig.stop();
  await rm(dir, { recursive: true, force: true });
}
process.exitCode = wrong === 0 ? 0 : 1;
