import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Fails when a page needs more than its budget before its lazy parts: HTML, CSS, the code it imports at once, and one catalogue. */
const PAGE = 150_000;
/** The one script that the chat puts on somebody's website. */
const CHAT = 15_000;
const TIGHTER: Record<string, number> = { '/sign-in': 130_000 };
const directory = join(import.meta.dirname, '..', 'dist');
const staticImport = /(?:import|from)\s*["']\.\/([\w.-]+\.js)["']/g;

async function withImports(file: string, seen: Set<string>): Promise<void> {
  if (seen.has(file)) return;
  seen.add(file);
  const code = await readFile(join(directory, file), 'utf8');
  for (const [, name] of code.matchAll(staticImport)) await withImports(`assets/${name}`, seen);
}

const html = await readFile(join(directory, 'index.html'), 'utf8');
const entry = /<script type="module"[^>]* src="\/(assets\/[\w.-]+\.js)"/.exec(html)?.[1];
const styles = [...html.matchAll(/<link rel="stylesheet"[^>]* href="\/(assets\/[\w.-]+\.css)"/g)].map(([, name]) => name ?? '');
const preloads = /const preloads = (\{.*?\});/.exec(html)?.[1];
if (!entry || !preloads) throw new Error('dist/index.html is not what this script expects; build first');
const lists = JSON.parse(preloads) as Record<string, string[]>;

let failed = false;
for (const route of Object.keys(lists).filter((name) => name.startsWith('/'))) {
  const budget = TIGHTER[route] ?? PAGE;
  for (const locale of ['en', 'ar'] as const) {
    const files = new Set<string>(['index.html', ...styles]);
    const code = new Set<string>();
    for (const start of [entry, ...[route, locale, locale + route].flatMap((name) => lists[name] ?? [])]) {
      const file = start.replace(/^\//, '');
      if (file.endsWith('.js')) await withImports(file, code);
    }
    for (const file of code) files.add(file);
    let bytes = 0;
    for (const file of files) bytes += (await stat(join(directory, `${file}.br`))).size;
    const verdict = bytes <= budget ? 'ok' : 'TOO MUCH';
    if (bytes > budget) failed = true;
    console.log(`${route.padEnd(22)} ${locale}  ${(bytes / 1000).toFixed(1).padStart(6)} kB br in ${files.size} files  ${verdict}`);
    if (process.argv.includes('--files'))
      for (const file of files) console.log(`   ${file} ${(await stat(join(directory, `${file}.br`))).size}`);
  }
}
const chat = (await stat(join(directory, 'webchat/widget.js.br'))).size;
if (chat > CHAT) failed = true;
console.log(
  `${'chat of websites'.padEnd(26)} ${(chat / 1000).toFixed(1).padStart(6)} kB br in 1 file  ${chat <= CHAT ? 'ok' : 'TOO MUCH'}`,
);
if (failed) process.exitCode = 1;
