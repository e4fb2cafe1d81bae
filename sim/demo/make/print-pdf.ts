import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Prints HTML to PDF with Chromium. The fonts go into the page itself, so the result is the same on every machine. */
export function printPdf(html: string, css: string, path: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'demo-print-'));
  const page = join(folder, 'page.html');
  try {
    writeFileSync(page, html.replace('</head>', `<style>${fontFaces()}\n${css}</style></head>`));
    execFileSync(
      chromium,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        '--virtual-time-budget=4000',
        `--user-data-dir=${folder}/profile`,
        `--print-to-pdf=${path}`,
        `file://${page}`,
      ],
      { stdio: 'ignore', timeout: 60_000 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fontFaces(): string {
  const ranges = { arabic: 'U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFF', latin: 'U+0000-00FF, U+2000-206F, U+20A0-20CF' };
  return [400, 500, 600, 700]
    .flatMap((weight) =>
      Object.entries(ranges).map(([subset, range]) => {
        const file = require.resolve(`@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-${subset}-${weight}-normal.woff2`);
        const data = readFileSync(file).toString('base64');
        return `@font-face{font-family:'Plex';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
      }),
    )
    .join('\n');
}
