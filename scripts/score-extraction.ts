/**
 * Scores the extractor on documents that were annotated by hand and are not part of the project:
 *
 *     npx tsx scripts/score-extraction.ts FOLDER [--faults] [--only STEM]
 *
 * FOLDER holds the documents as STEM.txt. Prints precision and recall per document and by set;
 * `--faults` lists what is missed, surplus or wrong. See test/evaluation/extraction/README.md.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ingestDocument } from '../src/ingestion/ingest-document.js';
import { readDocumentFile } from '../src/ingestion/read/read-document-file.js';
import { readGazetteer } from '../src/cli/read-gazetteer.js';
import { readAnnotations } from '../test/evaluation/extraction/annotation.js';
import {
  isInScope,
  scoreDocument,
  type ExtractionScore,
} from '../test/evaluation/extraction/score-document.js';

const { values, positionals } = parseArgs({
  options: { faults: { type: 'boolean' }, only: { type: 'string' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error('usage: score-extraction.ts FOLDER [--faults]');

const gazetteer = await readGazetteer('seeds');
const { annotations, documents } = await readAnnotations();
const totals = new Map<string, ExtractionScore>();
const rows: string[] = [];

for (const { document, set, scope } of documents) {
  if (values.only !== undefined && values.only !== document) continue;
  const { text } = await readDocumentFile(join(folder, `${document}.txt`));
  const tasks = ingestDocument(document, text, gazetteer).tasks.filter((task) =>
    isInScope(task.section, scope),
  );
  const own = annotations.filter((one) => one.document === document);
  const { score, faults } = scoreDocument(own, tasks, gazetteer);
  rows.push(rowOf(document, score));
  totals.set(set, addScores(totals.get(set), score));
  if (values.faults === true)
    process.stdout.write(`\n${document}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
}
for (const [set, score] of totals) rows.push(rowOf(`**${set}**`, score));
process.stdout.write(
  '\n| document | instructions | found: recall | precision | lead right | due right | dated: recall | precision |\n' +
    '| --- | --- | --- | --- | --- | --- | --- | --- |\n' +
    `${rows.join('\n')}\n`,
);

function rowOf(name: string, score: ExtractionScore): string {
  const cells = [
    name,
    String(score.expected),
    share(score.found, score.expected),
    share(score.justified, score.extracted),
    share(score.leadRight, score.leadKnown),
    share(score.dueRight, score.dueKnown),
    share(score.datedRight, score.dated),
    share(score.datesGivenRight, score.datesGiven),
  ];
  return `| ${cells.join(' | ')} |`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`;
}

function addScores(one: ExtractionScore | undefined, other: ExtractionScore): ExtractionScore {
  if (one === undefined) return other;
  const keys = Object.keys(other) as (keyof ExtractionScore)[];
  return Object.fromEntries(
    keys.map((key) => [key, one[key] + other[key]]),
  ) as unknown as ExtractionScore;
}
