/**
 * Reading of documents: printed menus and question pages (words, their order, a dish with its price), and public files.
 * `node evals/documents.eval.ts [--misses] [part of a name …]`
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractDocument } from '../server/src/modules/knowledge/extract/extract-document.ts';
import { type Measured, measure, wordRecall } from './documents/measure.ts';
import type { Printed } from './documents/printed.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const showMisses = process.argv.includes('--misses');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const at = (place: string): string => fileURLToPath(new URL(`./documents/${place}`, import.meta.url));
const linesOf = <T>(place: string): T[] =>
  readFileSync(at(place), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part));
const interval = (found: number, count: number): string =>
  count === 0 ? '-'.padEnd(20) : `${rounded(found / count)} [${wilson(found, count).map(rounded).join(', ')}]`;
const sum = (measured: Measured[], part: 'words' | 'pairs' | 'rows'): string =>
  interval(
    measured.reduce((total, one) => total + one[part].found, 0),
    measured.reduce((total, one) => total + one[part].count, 0),
  );

async function evaluatePrinted(): Promise<void> {
  const results: (Printed & { measured: Measured })[] = [];
  for (const printed of linesOf<Printed>('printed/manifest.jsonl').filter(({ id }) => isWanted(id))) {
    const result = await extractDocument({ bytes: readFileSync(at(`printed/${printed.id}.pdf`)), name: `${printed.id}.pdf` });
    const measured = measure(printed.units, result.ok ? result.document.blocks : []);
    results.push({ ...printed, measured });
    if (showMisses && measured.missed.length > 0) console.log(`  ${printed.id} (${printed.font}): ${measured.missed.join(' | ')}`);
  }
  const classes = Map.groupBy(results, (result) => `${result.maker} ${result.kind}`);
  const totals = Map.groupBy(results, (result) => `${result.maker} all ${result.language}`);
  for (const [name, group] of [...classes, ...totals]) {
    const measured = group.map((result) => result.measured);
    const worst = Math.min(...measured.map(({ words }) => words.found / words.count));
    console.log(
      `${name.padEnd(28)} words ${sum(measured, 'words')}  order ${sum(measured, 'pairs')}  rows ${sum(measured, 'rows')}  worst file ${rounded(worst)}  n=${group.length}`,
    );
  }
}

interface PublicFile {
  file: string;
  kind: string;
  expect: 'text' | 'notext' | 'encrypted' | 'malformed';
  ref?: string;
  /** What a reader of the page sees, where the other extractor's text is something else. */
  seen?: string;
}

async function evaluatePublic(): Promise<void> {
  const files = linesOf<PublicFile>('public/manifest.jsonl').filter(({ file }) => isWanted(file));
  const rows: { file: PublicFile; ended: string; recall: number | null; seen: number | null; ms: number }[] = [];
  for (const file of files) {
    const started = performance.now();
    const result = await extractDocument({ bytes: readFileSync(at(`public/${file.file}`)), name: file.file });
    const reference = file.ref ? readFileSync(at(`public/${file.ref}`), 'utf8') : '';
    const text = result.ok ? result.document.text : '';
    const { found, count } = wordRecall(reference, text);
    const recall = file.expect === 'text' ? (count === 0 ? 1 : found / count) : null;
    const own = file.seen ? wordRecall(readFileSync(at(`public/${file.seen}`), 'utf8'), text) : { found, count };
    const seen = file.expect === 'text' ? (own.count === 0 ? 1 : own.found / own.count) : null;
    const ended = result.ok ? 'text' : result.failure;
    rows.push({ file, ended, recall, seen, ms: Math.round(performance.now() - started) });
    if (showMisses && ((recall !== null && recall < 0.95) || (recall === null && ended !== ENDINGS[file.expect])))
      console.log(`  ${file.file}: expected ${file.expect}, ${ended}, recall ${recall === null ? '-' : rounded(recall)}`);
  }
  for (const kind of new Set(files.map((file) => file.kind))) {
    const group = rows.filter((row) => row.file.kind === kind);
    const withText = group.filter((row) => row.recall !== null);
    const good = withText.filter((row) => (row.recall ?? 0) >= 0.95);
    console.log(
      `public ${kind.padEnd(21)} ended ${group.length}/${group.length}  recall >= 0.95: ${interval(good.length, withText.length)}  n=${withText.length}`,
    );
  }
  const withText = rows.filter((row) => row.recall !== null);
  const good = withText.filter((row) => (row.recall ?? 0) >= 0.95);
  const read = withText.filter((row) => (row.seen ?? 0) >= 0.95);
  const others = Map.groupBy(
    rows.filter((row) => row.recall === null),
    (row) => `${row.file.expect} → ${row.ended}`,
  );
  console.log(
    `public all                   ended ${rows.length}/${rows.length}  recall >= 0.95: ${interval(good.length, withText.length)}  n=${withText.length}`,
  );
  console.log(`  against what a reader of the page sees (README): ${interval(read.length, withText.length)}  n=${withText.length}`);
  console.log(
    `  without text: ${[...others].map(([name, group]) => `${name} ${group.length}`).join(', ')}; slowest ${Math.max(...rows.map((row) => row.ms))} ms`,
  );
}

const ENDINGS: Record<PublicFile['expect'], string> = {
  text: 'text',
  notext: 'document.no_text',
  encrypted: 'document.encrypted',
  malformed: 'document.malformed',
};

if (!wanted.includes('public')) await evaluatePrinted();
if (wanted.length === 0 || wanted.includes('public')) {
  wanted.length = 0;
  await evaluatePublic();
}
