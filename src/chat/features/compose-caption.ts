import { phraseTally } from '../../answering/compose-task-groups.js';
import type { Chart } from '../../charts/chart.js';
import { describeChart } from '../../charts/describe-chart.js';
import type { Answer } from '../../domain/answer.js';
import { tallyTasks } from '../../tasks/tally-tasks.js';
import { phraseClass, tasksOf, type ChartWorld } from './choose-chart.js';
import { namesOfDocuments } from './names-of-documents.js';
import { clipText } from '../../domain/clip-text.js';

/** Telegram takes 1,024 characters (https://core.telegram.org/bots/api#sendphoto); some are left. */
const MOST_CHARACTERS = 1_000;
const MORE = '…';

/** What the figures rest on: the answer's own citations, else the documents its tasks stand in. */
export function phraseProof(answer: Answer, { register }: Pick<ChartWorld, 'register'>): string[] {
  if (answer.view.citations.length > 0)
    return answer.view.citations.map((citation) => `📄 ${citation}`);
  const own = answer.tasks.filter(({ scope }) => scope === 'own');
  const counted = own.length > 0 ? own : answer.tasks;
  const names = namesOfDocuments(
    counted.flatMap(({ sources }) => sources.map((one) => one.document)),
    register,
  );
  return names === '' ? [] : [`📄 ${names}`];
}

/** What stands between the headline and the figures: the official split, or what must be known. */
export function phraseLead(answer: Answer, chart: Chart, world: ChartWorld): string[] {
  if (chart.kind === 'history' || chart.kind === 'figures') return [...answer.view.notes];
  if (chart.kind === 'timeline')
    return answer.view.headline.includes(chart.title) ? [] : [chart.title, chart.subtitle];
  const { tasks, isClass } = tasksOf(answer, world.register);
  return [
    ...(isClass ? [`ℹ️ ${upperFirst(phraseClass(tasks.length))}.`] : []),
    phraseTally(tallyTasks(tasks, world.today)),
  ];
}

/**
 * The text under a picture: the answer, what must be known, the picture's figures, the proof and
 * the data's date, then `hints`. Figures give way from the end where it would be too long, and … says so.
 */
export function composeCaption(
  answer: Answer,
  chart: Chart,
  world: ChartWorld,
  hints: readonly string[] = [],
): string {
  const { headline, freshness } = answer.view;
  const closing = [
    ...phraseProof(answer, world),
    ...(freshness === null ? [] : [freshness]),
    ...hints,
  ];
  const lines = [headline];
  const fits = (more: readonly string[]): boolean =>
    [...lines, ...more, ...closing].join('\n').length <= MOST_CHARACTERS;
  const figures = [...phraseLead(answer, chart, world), ...describeChart(chart)];
  for (const [at, line] of figures.entries()) {
    if (line === '') continue;
    const isLast = at === figures.length - 1;
    if (!fits(isLast ? [line] : [line, MORE])) {
      if (fits([MORE])) lines.push(MORE);
      break;
    }
    lines.push(line);
  }
  const caption = [...lines, ...closing].join('\n');
  return caption.length <= MOST_CHARACTERS ? caption : `${clipText(caption, MOST_CHARACTERS - 1)}…`;
}

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
