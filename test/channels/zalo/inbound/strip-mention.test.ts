import { describe, expect, it } from 'vitest';
import { stripMention } from '../../../../src/channels/zalo/inbound/strip-mention.js';

const NAMES = ['bot.VDKyGxQvc', 'Bot Nhiệm vụ'];

describe('stripMention', () => {
  it.each([
    ['@Bot Nhiệm vụ quá hạn', 'quá hạn'],
    ['@bot nhiệm VỤ quá hạn', 'quá hạn'],
    ['  @Bot\u00a0Nhiệm   vụ\u200b  quá hạn', 'quá hạn'],
    ['@ Bot Nhiệm vụ: quá hạn', 'quá hạn'],
    ['@Bot Nhiệm vụ, 2', '2'],
    ['@bot.vdkygxqvc TIEP', 'TIEP'],
    ['@Bot Nhiệm vụ nhiệm vụ của Bộ Y tế', 'nhiệm vụ của Bộ Y tế'],
    ['@Bot Nhiệm vụ', ''],
    ['quá hạn', 'quá hạn'],
    ['hỏi @Bot Nhiệm vụ', 'hỏi @Bot Nhiệm vụ'],
    ['@Chị Hoa xem giúp', '@Chị Hoa xem giúp'],
    ['@Bot Nhiệm vụng về', 'Nhiệm vụng về'],
  ])('"%s" → "%s"', (text, rest) => {
    expect(stripMention(text, NAMES)).toBe(rest);
    expect(stripMention(text.normalize('NFD'), NAMES)).toBe(rest);
  });

  it('takes off what it can of a bot whose visible name it does not know', () => {
    expect(stripMention('@Bot icheck quá hạn', ['bot.VDKyGxQvc'])).toBe('icheck quá hạn');
    expect(stripMention('@Botany quá hạn', [])).toBe('@Botany quá hạn');
  });
});
