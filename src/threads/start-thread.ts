import { Worker, type ResourceLimits } from 'node:worker_threads';

const LOADER = import.meta.resolve('tsx/esm/api');

/**
 * Starts a thread on one of the program's own files. The program runs from its TypeScript sources, and
 * a thread does not inherit the loader for them (`--import tsx` does nothing there): it is set up first.
 */
export function startThread(entry: URL, workerData: unknown, limits?: ResourceLimits): Worker {
  const bootstrap = `import(${JSON.stringify(LOADER)}).then(({ register }) => {
  register();
  return import(${JSON.stringify(entry.href)});
});`;
  return new Worker(bootstrap, {
    eval: true,
    workerData,
    ...(limits ? { resourceLimits: limits } : {}),
  });
}
