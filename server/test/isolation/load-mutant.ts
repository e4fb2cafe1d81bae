import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SOURCE = new URL('../../src/', import.meta.url);
// Beneath node_modules, so that the packages a module imports are found from there.
const FOLDER = new URL(`../../../node_modules/.cache/wafaa-mutants-${process.pid}/`, import.meta.url);
let made = 0;

/** The module at `path` (from server/src) with one piece of its text replaced. @throws Error when the text is not there: the mutant is out of date. */
export async function loadMutant<M>(path: string, from: string | RegExp, to: string): Promise<M> {
  const file = new URL(path, SOURCE);
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`the mutant of ${path} does not apply: ${String(from)}`);
  const code = stripTypeScriptTypes(changed).replaceAll(
    /(from\s+')(\.{1,2}\/[^']+)(')/g,
    (_, before: string, target: string, after: string) => `${before}${new URL(target, file).href}${after}`,
  );
  mkdirSync(FOLDER, { recursive: true });
  made += 1;
  const place = new URL(`mutant-${made}.mjs`, FOLDER);
  writeFileSync(place, code);
  return (await import(/* @vite-ignore */ pathToFileURL(fileURLToPath(place)).href)) as M;
}

export function forgetMutants(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
