import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const IMPORT = /^(?:import|export)[^'"]*from '([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm;

interface Import {
  /** `src/answering/draft.ts` */
  readonly from: string;
  /** Another file of the project (`src/…`), a package's name or `node:fs`. */
  readonly to: string;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return listFiles(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, a, b, c]) => {
    const target = a ?? b ?? c ?? '';
    const to = target.startsWith('.')
      ? normalize(join(dirname(file), target)).replace(/\.js$/, '.ts')
      : target;
    return { from: relative('.', file), to };
  });
}

const FILES = listFiles('src');
const IMPORTS = FILES.flatMap(importsOf);

/** Folders without input, output, clock or randomness, and what folder or package each may build on. */
const PURE_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  language: ['domain'],
  tasks: ['domain', 'language'],
  retrieval: ['domain', 'language'],
  ingestion: ['domain', 'language'],
  answering: ['domain', 'language', 'tasks', 'retrieval'],
  understanding: ['domain', 'language', 'tasks', 'answering'],
  assistant: ['domain', 'language', 'tasks', 'retrieval', 'answering', 'understanding'],
  amendments: ['domain'],
  charts: ['domain', 'tasks'],
  export: ['domain', 'tasks', 'answering'],
  reminders: ['domain', 'language', 'tasks', 'answering', 'understanding', 'export'],
  drafts: [
    ...['domain', 'language', 'retrieval', 'ingestion', 'answering', 'understanding'],
    ...['amendments', 'export'],
  ],
  evaluation: ['domain', 'language', 'zod'],
};

/** The places within them made for reading files, or for bringing what was decided to the register. */
const IMPURE_PLACES = [
  'src/ingestion/read/',
  'src/ingestion/report/',
  'src/charts/create-chart-painter.ts',
  'src/evaluation/read-evaluation.ts',
  'src/drafts/create-correction-desk.ts',
  'src/drafts/create-document-review.ts',
];
const isImpurePlace = (file: string): boolean =>
  IMPURE_PLACES.some((place) => file.startsWith(place));

/** What tells the time or draws lots; `new Date(value)` does neither. */
const IMPURE_CALL =
  /new Date\(\)|Date\.now\(|performance\.now\(|Math\.random|randomUUID|setTimeout/;

/** The one folder each of these packages is imported from. */
const PACKAGE_FOLDERS: Readonly<Record<string, string>> = {
  grammy: 'src/channels/telegram',
  '@grammyjs': 'src/channels/telegram',
  axios: 'src/channels/zalo',
  knex: 'src/storage',
  'better-sqlite3': 'src/storage',
  pg: 'src/storage',
  yaml: 'src/storage/fill',
  minisearch: 'src/retrieval',
  natural: 'src/language',
  exceljs: 'src/export',
  mammoth: 'src/ingestion/read',
  unpdf: 'src/ingestion/read',
  echarts: 'src/charts',
  '@resvg': 'src/charts',
  croner: 'src/scheduler',
  '@hono': 'src/http',
  pino: 'src/observability',
  'prom-client': 'src/observability',
};

const packageOf = (target: string): string => target.split('/', 1)[0] ?? target;
const describeImport = ({ from, to }: Import): string => `${from} imports ${to}`;

describe('the direction of imports', () => {
  it('reads the imports of every source file', () => {
    expect(FILES.length).toBeGreaterThan(100);
    expect(IMPORTS).toContainEqual({ from: 'src/serve.ts', to: 'src/app.ts' });
  });

  it.each(Object.entries(PURE_FOLDERS))('keeps %s pure', (folder, allowed) => {
    const foreign = IMPORTS.filter(
      ({ from, to }) =>
        from.startsWith(`src/${folder}/`) &&
        !(isImpurePlace(from) && (!to.startsWith('src/') || to.startsWith('src/register/'))) &&
        ![folder, ...allowed].some((name) => to.startsWith(`src/${name}/`) || to === name) &&
        !PACKAGE_FOLDERS[packageOf(to)]?.startsWith(`src/${folder}`),
    );
    expect(foreign.map(describeImport)).toEqual([]);
  });

  it.each(Object.keys(PURE_FOLDERS))('keeps the clock and chance out of %s', (folder) => {
    const impure = FILES.filter(
      (file) =>
        file.startsWith(`src/${folder}/`) &&
        // The one implementation of the clock that everything else is given.
        file !== 'src/domain/clock.ts' &&
        IMPURE_CALL.test(readFileSync(file, 'utf8')),
    );
    expect(impure).toEqual([]);
  });

  it.each(Object.entries(PACKAGE_FOLDERS))('imports %s from %s alone', (name, folder) => {
    const elsewhere = IMPORTS.filter(
      ({ from, to }) => packageOf(to) === name && !from.startsWith(`${folder}/`),
    );
    expect(elsewhere.map(describeImport)).toEqual([]);
  });

  it('names only places that exist', () => {
    const named = [...IMPURE_PLACES, ...Object.keys(PURE_FOLDERS).map((name) => `src/${name}/`)];
    expect(named.filter((place) => !FILES.some((file) => file.startsWith(place)))).toEqual([]);
    const packages = new Set(IMPORTS.map(({ to }) => packageOf(to)));
    expect(Object.keys(PACKAGE_FOLDERS).filter((name) => !packages.has(name))).toEqual([]);
  });

  it('lets the app be started in one place', () => {
    const users = IMPORTS.filter(({ to }) => to === 'src/app.ts').map(({ from }) => from);
    expect(users).toEqual(['src/serve.ts']);
  });

  it('keeps storage and channels from each other', () => {
    const crossing = IMPORTS.filter(
      ({ from, to }) =>
        (from.startsWith('src/channels/') && to.startsWith('src/storage/')) ||
        (from.startsWith('src/storage/') && to.startsWith('src/channels/')),
    );
    expect(crossing.map(describeImport)).toEqual([]);
  });

  it('reads the environment in the places made for it only', () => {
    const readers = FILES.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(
      readers.filter((file) => !file.startsWith('src/cli/') && file !== 'src/main.ts'),
    ).toEqual([]);
  });
});
