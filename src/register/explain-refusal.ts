import { KnowledgeError, StorageError } from '../domain/errors.js';
import { AmendmentRefusedError } from './create-amender.js';
import { PublisherBusyError } from './create-publisher.js';

/**
 * The message of a failed change to the register that an admin can do something about, in
 * Vietnamese; null for a fault of ours, which is to be thrown on.
 */
export function explainRefusal(error: unknown): string | null {
  const isExpected =
    error instanceof AmendmentRefusedError ||
    error instanceof PublisherBusyError ||
    error instanceof KnowledgeError ||
    error instanceof StorageError;
  return isExpected ? error.message : null;
}
