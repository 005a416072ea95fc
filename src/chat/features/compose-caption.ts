import { phraseTally } from '../../answering/compose-task-groups.js';
import type { Chart } from '../../charts/chart.js';
import type { Answer } from '../../domain/answer.js';
import type { Task } from '../../domain/task.js';
import { tallyTasks } from '../../tasks/tally-tasks.js';
import type { ChartWorld } from './choose-chart.js';

/** Telegram takes 1,024 characters (https://core.telegram.org/bots/api#sendphoto); some are left. */
const MOST_CHARACTERS = 1_000;
const MOST_DOCUMENTS = 6;

/** What the figures rest on: the answer's own citations, else the documents its tasks stand in. */
export function phraseProof(answer: Answer, { register }: Pick<ChartWorld, 'register'>): string[] {
  if (answer.view.citations.length > 0)
    return answer.view.citations.map((citation) => `📄 ${citation}`);
  const own = answer.tasks.filter(({ scope }) => scope === 'own');
  const counted = own.length > 0 ? own : answer.tasks;
  const cited = new Set(counted.flatMap(({ sources }) => sources.map((one) => one.document)));
  const names = register.documents
    .filter(({ id }) => cited.has(id))
    .map(({ shortTitle }) => shortTitle);
  if (names.length === 0) return [];
  const more = names.length > MOST_DOCUMENTS ? ` và ${names.length - MOST_DOCUMENTS} văn bản` : '';
  return [`📄 ${names.slice(0, MOST_DOCUMENTS).join('; ')}${more}`];
}

/**
 * The short text under a picture: the answer, its split, what must be known, the proof and the
 * data's date. Lines in the middle give way where it would be too long.
 */
export function composeCaption(answer: Answer, chart: Chart, world: ChartWorld): string {
  const { view } = answer;
  const closing = [
    ...phraseProof(answer, world),
    ...(view.freshness === null ? [] : [view.freshness]),
  ];
  const lines = [view.headline];
  const middle = [...(chart.kind === 'stacked_bars' ? [splitOf(answer, world)] : view.notes)];
  for (const line of middle)
    if ([...lines, line, ...closing].join('\n').length <= MOST_CHARACTERS) lines.push(line);
  const caption = [...lines, ...closing].join('\n');
  return caption.length <= MOST_CHARACTERS ? caption : `${caption.slice(0, MOST_CHARACTERS - 1)}…`;
}

function splitOf(answer: Answer, { register, today }: ChartWorld): string {
  const own = new Set(answer.tasks.filter(({ scope }) => scope === 'own').map(({ id }) => id));
  const tasks: Task[] = register.tasks.filter(({ id }) => own.has(id));
  return tasks.length === 0 ? '' : phraseTally(tallyTasks(tasks, today));
}
