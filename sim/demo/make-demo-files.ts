/** Makes the demo tenants' files and their expected.json from sim/demo/source. Needs Chromium; the results are committed, so nothing else does. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expectedItemReaders } from './make/expected-items.ts';
import { menuHtml } from './make/menu-html.ts';
import { parseMarkdown, type TextBlock } from './make/parse-markdown.ts';
import { policyHtml } from './make/policy-html.ts';
import { printPdf } from './make/print-pdf.ts';
import { readCsv } from './make/read-csv.ts';
import { writeAllergenSheet } from './make/write-allergens.ts';
import { writeDocx } from './make/write-docx.ts';
import { writeExpected } from './make/write-expected.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const source = (path: string): string => readFileSync(`${root}/source/${path}`, 'utf8');
const text = (path: string): TextBlock[] => parseMarkdown(source(path));

interface DemoTenant {
  name: { en: string; ar: string };
  brandColor: string;
}

function tenant(slug: string): DemoTenant {
  return JSON.parse(readFileSync(`${root}/${slug}/tenant.json`, 'utf8')) as DemoTenant;
}

const made: string[] = [];
function target(slug: string, name: string): string {
  mkdirSync(`${root}/${slug}/files`, { recursive: true });
  const path = `${root}/${slug}/files/${name}`;
  made.push(path);
  return path;
}

function printPolicy(slug: string, from: string, name: string): void {
  const brand = tenant(slug);
  printPdf(policyHtml(text(from), brand.name), `:root{--brand:${brand.brandColor}}\n${source('policy.css')}`, target(slug, name));
}

for (const [slug, readItems] of Object.entries(expectedItemReaders)) {
  const items = readItems(root);
  writeExpected(root, slug, items);
  if (slug === 'bayt-alwaha') writeAllergenSheet(items, target(slug, 'allergens.csv'));
}

const restaurant = tenant('bayt-alwaha');
const menu = menuHtml(readCsv(`${root}/source/bayt-alwaha/menu.csv`), source('bayt-alwaha/emblem.svg'));
printPdf(menu, source('bayt-alwaha/menu.css'), target('bayt-alwaha', 'menu.pdf'));
await writeDocx(text('bayt-alwaha/policies.md'), restaurant.brandColor, restaurant.name.ar, target('bayt-alwaha', 'policies.docx'));

const cafe = tenant('qahwa-corner');
printPolicy('qahwa-corner', 'qahwa-corner/policies.md', 'policies.pdf');
await writeDocx(text('qahwa-corner/faq.md'), cafe.brandColor, cafe.name.en, target('qahwa-corner', 'faq.docx'));

const fashion = tenant('layla-atelier');
printPolicy('layla-atelier', 'layla-atelier/returns.md', 'returns-policy.pdf');
await writeDocx(text('layla-atelier/shipping-faq.md'), fashion.brandColor, fashion.name.en, target('layla-atelier', 'shipping-faq.docx'));

execFileSync('npx', ['biome', 'format', '--write', root], { stdio: 'ignore', cwd: root });
for (const path of made) console.log(`${path.slice(root.length + 1)} ${statSync(path).size} bytes`);
