import {
  deepPdf,
  entityBomb,
  formLoop,
  pageLoop,
  pdfBomb,
  wideRow,
  wordOf,
  workbookOf,
  zipOf,
} from '../server/src/modules/knowledge/extract/hostile-files.ts';
import { type ApiStage, setApiStage } from './lib/api-stage.ts';
import { makeMenuBook } from './lib/menu-book.ts';
import { residentOf } from './lib/resident.ts';

// Documents through the whole product, over HTTP from another process: how long until a question finds them, and what hostile ones do to it.
//
//   npm run bench -- documents [--runs 5]

const PDF_LINE_MS = 60_000;
const TEXT_LINE_MS = 5_000;
const GIVEN_UP_MS = 180_000;
const MEMORY_LINE_MIB = 300;
const argument = process.argv.indexOf('--runs');
const runs = argument < 0 ? 5 : Number(process.argv[argument + 1]);

interface Source {
  id: string;
  state: string;
  failure?: { code: string } | null;
}

/** Uploads, and waits until the document is live and, where `word` is given, found; or until it has failed. */
async function upload(stage: ApiStage, name: string, bytes: Uint8Array, word?: string): Promise<{ ms: number; ended: string }> {
  const { authorization = '' } = stage.tenants[0] ?? {};
  const started = performance.now();
  const form = new FormData();
  form.set('file', new Blob([bytes]), name);
  const answer = await fetch(`${stage.url}/api/v1/sources`, { method: 'POST', headers: { authorization }, body: form }).catch(() => null);
  if (!answer) return { ms: performance.now() - started, ended: 'connection closed' };
  const added = (await answer.json()) as Source & { code?: string };
  if (answer.status !== 201) return { ms: performance.now() - started, ended: `${answer.status} ${added.code ?? ''}`.trim() };
  for (;;) {
    if (performance.now() - started > GIVEN_UP_MS) return { ms: performance.now() - started, ended: 'given up' };
    const list = await fetch(`${stage.url}/api/v1/sources?limit=100`, { headers: { authorization } });
    const own = ((await list.json()) as { items: Source[] }).items.find(({ id }) => id === added.id);
    if (own?.state === 'failed') return { ms: performance.now() - started, ended: own.failure?.code ?? 'failed' };
    if (own?.state === 'live' && (!word || (await finds(stage, word)))) return { ms: performance.now() - started, ended: 'live' };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function finds(stage: ApiStage, word: string): Promise<boolean> {
  const { authorization = '' } = stage.tenants[0] ?? {};
  const answer = await fetch(`${stage.url}/api/v1/knowledge/search?q=${encodeURIComponent(word)}`, { headers: { authorization } });
  return answer.status === 200 && (await answer.text()).includes(word);
}

const MIB = 1024 * 1024;
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const HOSTILE: Record<string, () => [name: string, bytes: Uint8Array]> = {
  'zip bomb, Word (90 MiB in one entry)': () => ['bomb.docx', zipOf({ 'word/document.xml': Buffer.alloc(90 * MIB, ' ') }, 10)],
  'zip bomb, workbook (90 MiB in one entry)': () => ['bomb.xlsx', zipOf({ 'xl/workbook.xml': Buffer.alloc(90 * MIB, ' ') }, 10)],
  'entity bomb, Word': () => [
    'lol.docx',
    wordOf(
      entityBomb('w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"').replace(
        /<\/w:document [^>]*>/,
        '</w:document>',
      ),
    ),
  ],
  'entity bomb, workbook': () => ['lol.xlsx', workbookOf(`<row r="1"><c r="A1" t="str"><v>${entityBomb('x')}</v></c></row>`)],
  'PDF page loop': () => ['loop.pdf', pageLoop()],
  'PDF form loop': () => ['form.pdf', formLoop()],
  'PDF nested 200,000 deep': () => ['deep.pdf', deepPdf(200_000)],
  'PDF stream of 300 MiB': () => ['stream.pdf', pdfBomb(300, 'BT ET ')],
  'CSV of 100 MiB': () => ['huge.csv', text('Karak tea,6\n'.repeat(Math.ceil((100 * MIB) / 12)))],
  'CSV of 24 MiB': () => ['large.csv', text('Karak tea,6\n'.repeat(2 * MIB))],
  'CSV of 500,000 columns': () => ['wide.csv', text(`${'a,'.repeat(500_000)}b\n`)],
  'workbook of 500,000 columns': () => ['wide.xlsx', workbookOf(wideRow(500_000))],
};

async function watch<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; own: number; whole: number }> {
  const before = residentOf(pid);
  const peak = { ...before };
  const timer = setInterval(() => {
    const now = residentOf(pid);
    peak.own = Math.max(peak.own, now.own);
    peak.whole = Math.max(peak.whole, now.whole);
  }, 20);
  const result = await work();
  clearInterval(timer);
  return { result, own: peak.own - before.own, whole: peak.whole - before.whole };
}

const stage = await setApiStage(1, 'migrate,api,worker,scheduler,realtime');
let failed = false;
const judge = (isGood: boolean): string => {
  if (!isGood) failed = true;
  return isGood ? 'ok' : 'FAILED';
};
const seconds = (times: readonly number[]): string => times.map((ms) => (ms / 1000).toFixed(2)).join(' ');
try {
  const pdf: number[] = [];
  const plain: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { bytes, dish } = await makeMenuBook(20, run);
    pdf.push((await upload(stage, `menu-${run}.pdf`, bytes, dish)).ms);
    const note = `Terrace${run} seats forty guests. Opening hours: daily from 9:00 to 23:00.\n`.repeat(200);
    plain.push((await upload(stage, `note-${run}.txt`, text(note), `Terrace${run}`)).ms);
  }
  console.log(
    `PDF menu of 20 pages, upload to found: ${seconds(pdf)} s (n=${runs}, line ${PDF_LINE_MS / 1000} s) ${judge(Math.max(...pdf) < PDF_LINE_MS)}`,
  );
  console.log(
    `text file, upload to found: ${seconds(plain)} s (n=${runs}, line ${TEXT_LINE_MS / 1000} s) ${judge(Math.max(...plain) < TEXT_LINE_MS)}`,
  );
  console.log('hostile file: ended, seconds, growth of the product, of it with its reading process (MiB)');
  for (const [title, make] of Object.entries(HOSTILE)) {
    const [name, bytes] = make();
    const { result, own, whole } = await watch(stage.pid, () => upload(stage, name, bytes));
    const line = `${result.ended}, ${(result.ms / 1000).toFixed(2)} s, ${Math.round(own)}, ${Math.round(whole)}`;
    console.log(`  ${title}: ${line} ${judge(whole <= MEMORY_LINE_MIB && result.ended !== 'connection closed')}`);
  }
  const alive = await fetch(`${stage.url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
  console.log(`the process lives afterwards: ${judge(alive)}`);
} finally {
  await stage.end();
}
process.exitCode = failed ? 1 : 0;
