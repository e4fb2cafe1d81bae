import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type Built, firstLoadsOf, LOCALES } from './first-loads.ts';

const placeholder = '/*preloads*/{}';
/** Characters of code above which a file's name is worth its place in the page. */
const WORTH = 4_000;

/**
 * Tells the inline script which files this reader will need: the words (and the Arabic font) of the reader's language, and the code of the
 * page in the address. They then download beside the main script instead of one after the other. `dist/first-loads.json` says the same of
 * every page, for `scripts/check-sizes.ts`.
 */
export function preloadByReader(): Plugin {
  let loads = '';
  return {
    name: 'wafaa-preload-by-reader',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const outputs = Object.values(bundle ?? {}) as Built[];
        const { entry, pages } = firstLoadsOf(outputs, html);
        const font = outputs.flatMap(({ fileName }) =>
          /^assets\/ibm-plex-sans-arabic-arabic-400-normal.*\.woff2$/.test(fileName) ? [fileName] : [],
        );
        // A small file is asked for in time by what imports it; its name here would weigh on every page.
        const worth = new Set(
          outputs.flatMap((output) => (output.type === 'chunk' && output.code.length > WORTH ? [output.fileName] : [])),
        );
        const files = new Set<string>();
        const numbers = (names: readonly string[]): number[] => names.map((name) => [...files.add(name)].indexOf(name));
        const table: Record<string, number[]> = { ar: numbers(font) };
        for (const [path, load] of Object.entries(pages)) {
          // A page of one object is reached from within, where the pointer on its link has asked for it already.
          if (path.includes('$')) continue;
          const both = load.en.filter((file) => load.ar.includes(file));
          table[path] = numbers(both.filter((file) => worth.has(file)));
          for (const locale of LOCALES) table[locale + path] = numbers(load[locale].filter((file) => !both.includes(file)));
        }
        loads = JSON.stringify({ entry, pages });
        return html.replace(placeholder, JSON.stringify({ files: [...files].map((file) => file.replace(/^assets\//, '')), ...table }));
      },
    },
    writeBundle: ({ dir = 'dist' }) => writeFile(join(dir, 'first-loads.json'), loads),
  };
}
