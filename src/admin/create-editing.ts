import { randomBytes } from 'node:crypto';
import type { ChatFeature } from '../chat/feature.js';
import { createDocumentFeature } from '../chat/features/document-feature.js';
import type { AmendmentStore } from '../domain/amendment.js';
import type { AuditLog } from '../domain/audit.js';
import type { Clock } from '../domain/clock.js';
import type { DraftStore } from '../domain/draft.js';
import type { RegisterStore } from '../domain/ports.js';
import { createDocumentReview, type DocumentReview } from '../drafts/create-document-review.js';
import { createAmender, type Amender } from '../register/create-amender.js';
import type { Publisher } from '../register/create-publisher.js';
import type { Authority } from './authorise.js';

export interface EditingDeps {
  readonly publisher: Publisher;
  readonly store: RegisterStore;
  readonly amendments: AmendmentStore;
  readonly drafts: DraftStore;
  readonly authority: Authority;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** What admins change of the register in chat: documents, corrections, claims. */
export interface Editing {
  readonly amender: Amender;
  readonly review: DocumentReview;
  readonly features: readonly ChatFeature[];
}

export function createEditing(deps: EditingDeps): Editing {
  const register = () => deps.publisher.active().register;
  const amender = createAmender(deps);
  const newId = (): string => randomBytes(6).toString('base64url').replace(/[-_]/g, 'x');
  const review = createDocumentReview({ ...deps, register, amender, newId });
  return {
    amender,
    review,
    features: [createDocumentFeature({ ...deps, register, review })],
  };
}
