import { describe, expect, it } from 'vitest';
import { privateText } from '../../fakes/telegram/make-update.js';
import { createRandom, makeMalformed } from '../../fakes/telegram/malformed-updates.js';
import { useTelegram } from '../../fakes/telegram/use-telegram.js';

describe('malformed updates in Telegram', () => {
  const bench = useTelegram();

  it.each([1, 2, 3])(
    'leave the bot running, in whatever shape they come (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      const rig = await bench.start();
      for (let count = 0; count < 200; count += 1)
        bench.api.pushRaw(makeMalformed(random, bench.nowMs));
      bench.api.push(privateText(77_001, 'vẫn chạy', { atMs: bench.nowMs }));
      await rig.until(() => bench.api.state.in(77_001).length === 1);
      await rig.quiet();
      expect(bench.api.state.in(77_001)[0]?.text).toBe('Trả lời: vẫn chạy');
      expect(rig.channel.health().ok).toBe(true);
    },
  );
});
