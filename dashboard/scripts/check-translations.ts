import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';

/**
 * Fails when a string of the source is in no catalogue, is not translated, keeps a string that is gone, lost a placeholder or a
 * plural form on the way, is told differently in two catalogues (whichever a page loads last would win; a word of two meanings gets a
 * `context`), or stands in markup as bare words. `npm run extract` writes new ids into the catalogues.
 */
const root = join(import.meta.dirname, '..');
/** Forms that the language's grammar has, for each plural. */
const pluralForms = { en: ['one', 'other'], ar: ['two', 'few', 'many', 'other'] } as const;
/** Names that are the same in every language. */
const names = new Set(['npm start', 'you@example.com', 'Wafaa', 'English', 'العربية']);

/** `{name}`, `{0}` and `<0>`: what a translation must carry along. */
function placeholders(message: string): string[] {
  // The arms of a plural are sentences in braces; a translation has its own.
  const outside = message.includes(', plural,') ? message.replace(/\{[^{},]*\}/g, '') : message;
  return [...new Set([...outside.matchAll(/\{\w+|<\d+>/g)].map(([whole]) => whole))];
}

/** Words between tags or in attributes that a reader sees, outside every macro. */
function bareWords(source: string): string[] {
  const markup = source.replaceAll(/<Trans>[\s\S]*?<\/Trans>/g, '').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const between = [...markup.matchAll(/<[a-z][^<>{}]*>\s*([^<>{}]*\p{L}{2}[^<>{}]*?)\s*<\//gu)];
  const attributes = [...markup.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"]*\p{L}{2}[^"]*)"/gu)];
  return [...between, ...attributes].flatMap(([, words]) => (words && !names.has(words) ? [words] : []));
}

const problems: string[] = [];
let strings = 0;
/** By language and id: the translation that was met first. */
const agreed = new Map<string, string>();
for (const catalogue of await getCatalogs(getConfig({ configPath: join(root, 'lingui.config.ts') }))) {
  const found = await catalogue.collect();
  if (!found) throw new Error('the strings of src could not be read');
  strings += Object.keys(found).length;
  for (const locale of ['en', 'ar'] as const) {
    const known = (await catalogue.read(locale)) ?? {};
    for (const [id, { message = id }] of Object.entries(found)) {
      const translation = known[id]?.translation ?? '';
      if (translation === '') problems.push(`${locale}: not translated: ${message}`);
      const first = agreed.get(`${locale} ${id}`) ?? translation;
      agreed.set(`${locale} ${id}`, first);
      if (first !== translation) problems.push(`${locale}: told in two ways, "${first}" and "${translation}": ${message}`);
      for (const part of translation === '' ? [] : placeholders(message)) {
        if (!translation.includes(part)) problems.push(`${locale}: lost ${part}: ${message}`);
      }
      for (const form of translation.includes(', plural,') ? pluralForms[locale] : []) {
        if (!new RegExp(`\\b${form} \\{`).test(translation)) problems.push(`${locale}: no plural form "${form}": ${message}`);
      }
    }
    for (const id of Object.keys(known)) if (!found[id]) problems.push(`${locale}: no longer used: ${known[id]?.message ?? id}`);
  }
  for (const path of catalogue.sourcePaths.filter((name) => name.endsWith('.tsx'))) {
    for (const words of bareWords(await readFile(path, 'utf8')))
      problems.push(`${path.slice(root.length + 1)}: not translatable: ${words}`);
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${strings} strings, each in English and Arabic`);
}
