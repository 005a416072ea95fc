import type { ChannelName } from '../domain/chat.js';

/** Names that read better as words of their own where commands are typed without a slash. */
const WORDS: Readonly<Record<string, string>> = { help: 'TROGIUP', start: 'BATDAU' };

/**
 * A command as people type it there: `/coquan` where the messenger knows commands, `COQUAN` on
 * Zalo. For texts that tell what to type.
 */
export function typedCommand(channel: ChannelName, name: string): string {
  return channel === 'zalo' ? (WORDS[name] ?? name.toUpperCase()) : `/${name}`;
}
