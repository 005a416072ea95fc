import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { foldedKey } from '../language/fold.js';
import type { Slots } from './slots.js';

/** Whether a figure bears the province asked about in its very name: it is told of nobody else. */
export function isNamedAfter(
  indicatorId: string,
  { agencies }: Pick<Slots, 'agencies'>,
  { indicators, directory }: KnowledgeBase,
): boolean {
  const name = ` ${foldedKey(indicators.get(indicatorId)?.name ?? '')} `;
  return agencies.some((id) => {
    const agency = directory.find(id);
    return (
      agency?.kind === 'province' &&
      [agency.name, ...agency.aliases].some((one) => name.includes(` ${foldedKey(one)} `))
    );
  });
}

/** Whether a figure is of the agency, bears its name or quotes it. */
export function speaksOf(indicatorId: string, agencyId: string, knowledge: KnowledgeBase): boolean {
  const indicator = knowledge.indicators.get(indicatorId);
  const agency = knowledge.directory.find(agencyId);
  if (!indicator || !agency) return false;
  if (indicator.agencies.includes(agencyId)) return true;
  const text = ` ${foldedKey(
    [
      indicator.name,
      ...indicator.aliases,
      ...indicator.observations.flatMap((one) => [one.group ?? '', one.quote]),
    ].join(' '),
  )} `;
  return [agency.name, ...agency.aliases, ...agency.abbreviations].some((name) =>
    text.includes(` ${foldedKey(name)} `),
  );
}
