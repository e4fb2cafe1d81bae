import { join } from 'node:path';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';
import { idOfNumber, type Message, packWords } from '../src/shared/i18n/packed-words.ts';

/** Number of each message id; those of one catalogue follow each other, so that it need not name them. */
export type MessageNumbers = ReadonlyMap<string, number>;

const MARKS = /\/\*\*?\s*i18n\s*\*\//g;
const IDS = /(\/\*\*?\s*i18n\s*\*\/\s*\{\s*id: ")([^"]+)(")/g;
const COMPILED = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/;

export async function numberMessages(): Promise<MessageNumbers> {
  const config = getConfig({ configPath: join(import.meta.dirname, '..', 'lingui.config.ts') });
  const numbers = new Map<string, number>();
  for (const catalogue of await getCatalogs(config)) {
    const { messages } = await catalogue.getTranslations('en', { fallbackLocales: config.fallbackLocales, sourceLocale: 'en' });
    for (const id of Object.keys(messages)) if (!numbers.has(id)) numbers.set(id, numbers.size);
  }
  return numbers;
}

/** Code as the macros leave it, with its ids made short. @throws when an id stands in no catalogue, or is not written where it is looked for */
export function shortenIds(code: string, file: string, numbers: MessageNumbers): string {
  let found = 0;
  const shorter = code.replace(IDS, (_whole, before: string, id: string, after: string) => {
    found += 1;
    return `${before}${idOfNumber(numberOf(id, file, numbers))}${after}`;
  });
  const marked = code.match(MARKS)?.length ?? 0;
  if (marked !== found) throw new Error(`${file}: ${marked} messages, of which ${found} have an id that can be read`);
  return shorter;
}

/** A compiled catalogue without its ids. @throws when it is not compiled as expected, or an id is unknown */
export function shortenCatalogue(code: string, file: string, numbers: MessageNumbers): string {
  const [, text] = COMPILED.exec(code) ?? [];
  if (!text) throw new Error(`${file}: Lingui no longer compiles a catalogue to what build/short-message-ids.ts expects`);
  const messages = JSON.parse(JSON.parse(text) as string) as Record<string, Message>;
  const numbered = Object.entries(messages).map(([id, message]) => [numberOf(id, file, numbers), message] as const);
  return `export const messages = ${JSON.stringify(packWords(numbered))};`;
}

function numberOf(id: string, file: string, numbers: MessageNumbers): number {
  const number = numbers.get(id);
  if (number === undefined) throw new Error(`${file}: the message ${id} stands in no English catalogue; run npm run extract`);
  return number;
}

/** Six random characters a message, in code and again in words, are bytes that do not compress. Stands after Lingui's own plugin. */
export function shortMessageIds(): Plugin[] {
  let numbers: Promise<MessageNumbers> | undefined;
  const known = (): Promise<MessageNumbers> => (numbers ??= numberMessages());
  return [
    {
      name: 'wafaa-short-ids-in-code',
      apply: 'build',
      enforce: 'pre',
      transform: {
        filter: { id: /\.tsx?$/, code: /\/\*\*?\s*i18n\s*\*\// },
        handler: async (code, id) => ({ code: shortenIds(code, id, await known()), map: null }),
      },
    },
    {
      name: 'wafaa-short-ids-in-words',
      apply: 'build',
      transform: {
        filter: { id: /\.po$/ },
        handler: async (code, id) => ({ code: shortenCatalogue(code, id, await known()), map: null }),
      },
    },
  ];
}
