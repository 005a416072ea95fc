import type { Answer, AnswerTask, AnswerView, SourceRef } from '../domain/answer.js';
import type { Intent, Query } from '../domain/query.js';
import { composeAgencyProfile } from './compose-agency-profile.js';
import { composeClarify } from './compose-clarify.js';
import { composeContent } from './compose-content.js';
import {
  composeFeedback,
  composeGreeting,
  composeHelp,
  composeOverdueRule,
  composeReminders,
  composeThanks,
} from './compose-courtesy.js';
import { composeDocumentInfo, composeFreshness, composeSource } from './compose-documents.js';
import { composeIndicator } from './compose-indicator.js';
import { composeTargets } from './compose-targets.js';
import { composeLegal } from './compose-legal.js';
import { composeConsistency, composeTerm } from './compose-references.js';
import { composeRefusal } from './compose-refusal.js';
import { composeResponsible } from './compose-responsible.js';
import { composeStatedList } from './compose-stated-list.js';
import { composeTaskDetail } from './compose-task-detail.js';
import { composeTaskComparison, composeTaskGroups } from './compose-task-groups.js';
import { composeTaskList } from './compose-task-list.js';
import { composeTaskRank } from './compose-task-rank.js';
import { composeTwoLists } from './compose-two-lists.js';
import type { ComposeContext, Draft } from './draft.js';
import { joinDrafts } from './join-drafts.js';
import { phraseFreshness } from './phrase-freshness.js';
import { renderPlain } from './render-plain.js';
import { toAnswerTask } from './show-task.js';

/**
 * Answers an understood question. `previousSources` gives those of the answer before it, which is
 * asked where the question is for them.
 */
export function answerQuery(
  question: string,
  query: Query,
  asked: ComposeContext,
  previousSources: () => readonly SourceRef[] = () => [],
): Answer {
  const context = query.asOf === undefined ? asked : { ...asked, today: query.asOf };
  const draft = compose(query, context, previousSources);
  const view = toView(draft, context);
  // Made where the answer leaves as JSON or is exported: a chat shows a page of what may be thousands.
  let tasks: readonly AnswerTask[] | null = null;
  return {
    question,
    intent: query.intent,
    text: renderPlain(view).text,
    refused: draft.refused ?? false,
    clarify: draft.clarify ?? false,
    ...(draft.count === undefined ? {} : { count: draft.count }),
    get tasks() {
      return (tasks ??= (draft.tasks ?? []).map(({ task, scope }) =>
        toAnswerTask(task, scope, context),
      ));
    },
    indicators: draft.indicators ?? [],
    passages: draft.passages ?? [],
    view,
    query,
  };
}

function toView(draft: Draft, { knowledge }: ComposeContext): AnswerView {
  return {
    headline: draft.headline,
    summary: draft.summary ?? [],
    groups: draft.groups ?? [],
    passages: draft.shown ?? [],
    citations: (draft.citations ?? []).filter(Boolean),
    notes: draft.notes ?? [],
    choices: draft.choices ?? [],
    freshness: draft.freshness === false ? null : phraseFreshness(knowledge.register.documents),
  };
}

type Compose = (query: Query, context: ComposeContext) => Draft;

const COMPOSERS: Readonly<Record<Exclude<Intent, 'source'>, Compose>> = {
  task_list: composeTwoLists,
  task_count: composeTwoLists,
  agency_profile: composeAgencyProfile,
  export: composeTaskList,
  task_rank: composeTaskRank,
  task_compare: composeTaskComparison,
  task_group: composeTaskGroups,
  task_detail: composeTaskDetail,
  task_responsible: composeResponsible,
  indicator: (query, context) =>
    query.aspect === 'targets' ? composeTargets(query, context) : composeIndicator(query, context),
  indicator_trend: composeIndicator,
  indicator_compare: composeIndicator,
  stated_figure: composeIndicator,
  missing_list: composeStatedList,
  document_content: composeContent,
  document_info: composeDocumentInfo,
  legal_documents: composeLegal,
  term: composeTerm,
  consistency: composeConsistency,
  freshness: composeFreshness,
  help: (query) => (query.aspect === 'overdue' ? composeOverdueRule() : composeHelp()),
  greeting: composeGreeting,
  thanks: composeThanks,
  feedback: composeFeedback,
  subscription: composeReminders,
  clarify: composeClarify,
  out_of_scope: composeRefusal,
};

function compose(
  query: Query,
  context: ComposeContext,
  previousSources: () => readonly SourceRef[],
): Draft {
  if (query.intent === 'source') return composeSource(query, context, previousSources());
  const draft = COMPOSERS[query.intent](query, context);
  return query.second === undefined
    ? draft
    : joinDrafts(draft, compose(query.second, context, previousSources));
}
