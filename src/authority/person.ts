import type { Inbound, Sender } from '../domain/chat.js';

/** `telegram:123456`: a person as roles and the audit log name them. */
export const personOf = ({ chat, sender }: Pick<Inbound, 'chat' | 'sender'>): string =>
  `${chat.channel}:${sender.id}`;

/**
 * Whether a person is behind the sender. A group's anonymous admin and a channel's posts come under
 * the id of the group or channel, which nobody can be held to: they have no role, whatever
 * the environment says. Telegram's groups and channels have negative ids.
 */
export const isPerson = ({ id }: Sender): boolean => /^[^-\s]\S*$/.test(id);
