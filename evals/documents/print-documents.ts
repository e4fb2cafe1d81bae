/**
 * Prints the menus and question pages of `content.ts` to `printed/` with Chromium and, where it is installed, LibreOffice.
 * `node evals/documents/print-documents.ts`. Needs /usr/bin/chromium (or CHROMIUM), `soffice`, and the fonts named in README.md.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { PLACES } from './content.ts';
import type { Printed } from './printed.ts';
import { htmlPages } from './to-html.ts';
import { wordPages } from './to-word.ts';

const target = fileURLToPath(new URL('./printed/', import.meta.url));
const entry = ({ id, maker, kind, language, font, units }: Printed): string => JSON.stringify({ id, maker, kind, language, font, units });

async function printHtml(): Promise<string[]> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const entries: string[] = [];
  for (const printed of htmlPages(PLACES)) {
    await page.setContent(printed.html);
    const heads = printed.kind.endsWith('book');
    await page.pdf({
      path: path.join(target, `${printed.id}.pdf`),
      preferCSSPageSize: true,
      ...(heads
        ? {
            displayHeaderFooter: true,
            headerTemplate: '<div style="font-size:8px;width:100%;text-align:center">2026</div>',
            footerTemplate: '<div style="font-size:8px;width:100%;text-align:center"><span class=pageNumber></span></div>',
          }
        : {}),
    });
    entries.push(entry(printed));
  }
  await browser.close();
  return entries;
}

async function printWord(): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'print-'));
  const entries: string[] = [];
  const files: string[] = [];
  for (const printed of wordPages(PLACES)) {
    const file = path.join(folder, `${printed.id}.docx`);
    writeFileSync(file, await printed.write());
    files.push(file);
    entries.push(entry(printed));
  }
  execFileSync(
    'soffice',
    ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', target, ...files],
    { stdio: 'ignore', timeout: 300_000 },
  );
  rmSync(folder, { recursive: true, force: true });
  return entries;
}

const hasOffice = (): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

mkdirSync(target, { recursive: true });
const manifest = path.join(target, 'manifest.jsonl');
const entries = await printHtml();
if (hasOffice()) entries.push(...(await printWord()));
else {
  // What LibreOffice printed before stays listed.
  const kept = readFileSync(manifest, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"maker":"libreoffice"'));
  entries.push(...kept);
  console.warn('soffice is not installed: its pages are left as they were.');
}
writeFileSync(manifest, `${entries.join('\n')}\n`);
console.log(`${entries.length} documents in ${path.relative(process.cwd(), target)}`);
