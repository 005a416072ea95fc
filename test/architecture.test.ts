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

/** Whether a file imports more of a package than types. */
function importsAtRunTime(file: string, name: string): boolean {
  const text = readFileSync(file, 'utf8');
  const isType = (line: string): boolean => line.startsWith('import type');
  return (text.match(new RegExp(`^import[^;]*'${name}';|import\\('${name}'\\)`, 'gm')) ?? []).some(
    (line) => !isType(line),
  );
}

const FILES = listFiles('src');
const IMPORTS = FILES.flatMap(importsOf);

/** Folders without input, output, clock or randomness, and what folder or package each may build on. */
const PURE_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  language: ['domain'],
  tasks: ['domain', 'language'],
  retrieval: ['domain', 'language', 'lru-cache'],
  ingestion: ['domain', 'language'],
  answering: ['domain', 'language', 'tasks', 'retrieval'],
  understanding: ['domain', 'language', 'tasks', 'answering'],
  assistant: ['domain', 'language', 'tasks', 'retrieval', 'answering', 'understanding'],
  amendments: ['domain'],
  authority: ['domain'],
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

/** Packages whose every use goes through one file, so that they can be replaced there. */
const ONE_PLACE = [
  ...['@grammyjs/runner', '@grammyjs/auto-retry', '@hono/node-server', 'axios', 'croner'],
  ...['echarts', '@resvg/resvg-js', 'mammoth', 'unpdf', 'minisearch', 'prom-client', 'yaml'],
];

/** Spoken in several places: routes are mounted, what comes in is checked, what was read is kept. */
const EVERYWHERE = ['hono', 'zod', 'lru-cache'];
/** Runs the program and is imported by none of it. */
const RUNNER = 'tsx';

const packageOf = (target: string): string => target.split('/', 1)[0] ?? target;
/** `src/chat/features/x.ts` → `chat`; null for the files that put the folders together. */
const folderOf = (file: string): string | null => /^src\/([^/]+)\//.exec(file)?.[1] ?? null;
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

  it.each(ONE_PLACE)('imports %s in one file', (name) => {
    // Types alone bind nothing at run time, and the drawing is described in the package's own.
    const users = IMPORTS.filter(({ to }) => to === name).map(({ from }) => from);
    const files = users.filter((file) => importsAtRunTime(file, name));
    expect(files).toHaveLength(1);
  });

  it('says of every package the program depends on where it belongs', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const placed = [...Object.keys(PACKAGE_FOLDERS), ...EVERYWHERE, RUNNER];
    expect(Object.keys(dependencies).filter((name) => !placed.includes(packageOf(name)))).toEqual(
      [],
    );
  });

  it('lets no folder reach itself again through others', () => {
    const targets = new Map<string, Set<string>>();
    for (const { from, to } of IMPORTS) {
      const [folder, other] = [folderOf(from), folderOf(to)];
      if (folder === null || other === null || folder === other) continue;
      targets.set(folder, (targets.get(folder) ?? new Set()).add(other));
    }
    const reachedFrom = (folder: string, seen = new Set<string>()): Set<string> => {
      for (const next of targets.get(folder) ?? [])
        if (!seen.has(next)) reachedFrom(next, seen.add(next));
      return seen;
    };
    expect(targets.size).toBeGreaterThan(20);
    expect([...targets.keys()].filter((folder) => reachedFrom(folder).has(folder))).toEqual([]);
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
