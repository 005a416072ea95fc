import { randomBytes } from 'node:crypto';
import type { ChatFeature } from '../chat/feature.js';
import { createDocumentFeature } from '../chat/features/document-feature.js';
import { createClaimFeature, settleClaims, type TellChat } from '../chat/features/claim-feature.js';
import { createCorrectFeature } from '../chat/features/correct-feature.js';
import { createUndoFeature } from '../chat/features/undo-feature.js';
import type { AmendmentStore } from '../domain/amendment.js';
import type { Clock } from '../domain/clock.js';
import type { DraftStore } from '../domain/draft.js';
import type { ClaimStore } from '../domain/claim.js';
import type { ChatStore, ConversationStore, RegisterStore } from '../domain/ports.js';
import { createCorrectionDesk } from '../drafts/create-correction-desk.js';
import { createDocumentReview, type DocumentReview } from '../drafts/create-document-review.js';
import { createAmender, type Amender } from '../register/create-amender.js';
import type { Publisher } from '../register/create-publisher.js';
import type { DocumentReader } from '../drafts/read-document.js';
import type { RecordDeed } from '../authority/create-audit-recorder.js';
import type { Authority } from '../authority/create-authority.js';

export interface EditingDeps {
  /** Reads a sent file. */
  readonly readDocument: DocumentReader;
  readonly claims: ClaimStore;
  readonly chats: ChatStore;
  readonly conversations: ConversationStore;
  readonly tell: TellChat;
  readonly publisher: Publisher;
  readonly store: RegisterStore;
  readonly amendments: AmendmentStore;
  readonly drafts: DraftStore;
  readonly authority: Authority;
  readonly record: RecordDeed;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** What admins change of the register in chat: documents, corrections, claims. */
export interface Editing {
  readonly amender: Amender;
  readonly review: DocumentReview;
  readonly features: readonly ChatFeature[];
}

/** Everything admins may change in chat: documents, corrections, undoing, completion claims. */
export function createEditing(deps: EditingDeps): Editing {
  const register = () => deps.publisher.active().register;
  const amender = createAmender(deps);
  const newId = (): string => randomBytes(6).toString('base64url').replace(/[-_]/g, 'x');
  const review = createDocumentReview({
    ...deps,
    register,
    amender,
    newId,
  });
  const desk = createCorrectionDesk({ ...deps, register, amender, newId });
  const shared = { ...deps, register };
  const correct = createCorrectFeature({
    ...shared,
    desk,
    onCorrected: (draft, _done, by) => settleClaims(shared, draft, by),
  });
  return {
    amender,
    review,
    // A reason or a value that was asked for is taken before a line meant for a draft.
    features: [
      createClaimFeature({ ...shared, desk, correct }),
      correct,
      createDocumentFeature({ ...shared, review }),
      createUndoFeature({ ...shared, amender }),
    ],
  };
}
