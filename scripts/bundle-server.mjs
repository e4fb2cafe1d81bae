// `npm run bundle`: the server as JavaScript in server/dist, for the container image. Packages stay outside and come from node_modules.
// Folders below server/dist mirror server/src: what a file finds beside itself (a worker, the migrations) it finds there as well.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { at } from './lib/paths.mjs';

const source = at('server', 'src');
const target = at('server', 'dist');
/** A file that starts another one of ours by its address: `new URL('./worker.ts', import.meta.url)`. */
const ADDRESS = /new URL\((['"])(\.{1,2}\/[^'"]+)\.ts\1,\s*import\.meta\.url\)/g;

/** Bundles one entry. Every `import.meta.url` keeps meaning the place of the file in which it was written.
 *  @param {string} entry relative to server/src, without `.ts`
 *  @returns {Promise<string[]>} entries that its files start by address */
async function bundle(entry) {
  /** @type {Set<string>} */
  const started = new Set();
  await build({
    entryPoints: [path.join(source, `${entry}.ts`)],
    outfile: path.join(target, `${entry}.js`),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [
      {
        name: 'ours-inside-theirs-outside',
        setup(builder) {
          builder.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
            kind === 'entry-point' || name.startsWith('@wafaa/') ? undefined : { path: name, external: true },
          );
          builder.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
            const place = path.relative(source, file);
            let text = readFileSync(file, 'utf8');
            for (const [, , other] of text.matchAll(ADDRESS)) started.add(path.join(path.dirname(place), other ?? ''));
            text = text.replaceAll(ADDRESS, 'new URL($1$2.js$1, import.meta.url)');
            const home = path.posix.relative(path.dirname(entry), place.replace(/\.ts$/, '.js'));
            return { contents: text.replaceAll('import.meta.url', `new URL(${JSON.stringify(home)}, import.meta.url).href`), loader: 'ts' };
          });
        },
      },
    ],
  });
  return [...started];
}

rmSync(target, { recursive: true, force: true });
const waiting = ['main'];
/** @type {Set<string>} */
const bundled = new Set();
for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
  if (bundled.has(entry)) continue;
  bundled.add(entry);
  waiting.push(...(await bundle(entry)));
}
console.log(`server/dist: ${[...bundled].join(', ')}`);
