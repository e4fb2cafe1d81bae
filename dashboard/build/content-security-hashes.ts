import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const inlineScripts = /<script>([\s\S]*?)<\/script>/g;

/** Writes `dist/csp.json` = `{ "scriptHashes": ["'sha256-…'"] }`: what the server's `script-src` must name beside `'self'`. */
export function contentSecurityHashes(): Plugin {
  return {
    name: 'wafaa-content-security-hashes',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(options) {
        const directory = options.dir ?? 'dist';
        const html = await readFile(join(directory, 'index.html'), 'utf8');
        const scriptHashes = [...html.matchAll(inlineScripts)].map(
          ([, source]) =>
            `'sha256-${createHash('sha256')
              .update(source ?? '')
              .digest('base64')}'`,
        );
        await writeFile(join(directory, 'csp.json'), `${JSON.stringify({ scriptHashes }, null, 2)}\n`);
      },
    },
  };
}
