import type { Assistant } from '../domain/conversation.js';
import type { Register } from '../domain/register.js';

/** A register version in use, with the assistant on it: always taken and replaced together. */
export interface ActiveVersion {
  readonly register: Register;
  readonly assistant: Assistant;
}
