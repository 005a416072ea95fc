import { existsSync } from 'node:fs';
import { runExport } from './run-export.js';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await runExport(process.argv.slice(2), process.env, {
  isTerminal: process.stdout.isTTY,
  stdout: (bytes) =>
    new Promise((resolve, reject) => {
      process.stdout.on('error', (error: NodeJS.ErrnoException) => {
        // Whoever read (`| head`) has had enough.
        if (error.code === 'EPIPE') resolve();
        else reject(error);
      });
      process.stdout.write(bytes, () => resolve());
    }),
  stderr: (text) => {
    process.stderr.write(text);
  },
});
