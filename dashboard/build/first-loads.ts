import { resolve } from 'node:path';
import { readPageRoutes } from './page-routes.ts';

export type Locale = 'en' | 'ar';
export const LOCALES: readonly Locale[] = ['en', 'ar'];

export interface BuiltChunk {
  type: 'chunk';
  fileName: string;
  isEntry: boolean;
  code: string;
  facadeModuleId: string | null;
  imports: string[];
}
export type Built = BuiltChunk | { type: 'asset'; fileName: string };

export interface FirstLoads {
  /** What the script tag brings, whatever the page. */
  entry: string[];
  /** What each page needs besides, before its lazy parts: code, words. */
  pages: Record<string, Record<Locale, string[]>>;
}

const locales = resolve(import.meta.dirname, '../src/locales');

/** Files that each page of the router needs at its first load, of what was built. @throws when a page or a catalogue has no file of its own */
export function firstLoadsOf(outputs: readonly Built[], html: string): FirstLoads {
  const chunks = outputs.filter((output) => output.type === 'chunk');
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const byModule = new Map(chunks.flatMap((chunk) => (chunk.facadeModuleId ? [[chunk.facadeModuleId.split('?')[0], chunk]] : [])));
  const add = (file: string, into: Set<string>): Set<string> => {
    if (into.has(file)) return into;
    into.add(file);
    for (const imported of byFile.get(file)?.imports ?? []) add(imported, into);
    return into;
  };
  const chunkOf = (module: string): string => {
    const chunk = byModule.get(module);
    if (!chunk) throw new Error(`no chunk of its own holds ${module}`);
    return chunk.fileName;
  };
  const entry = new Set<string>();
  for (const chunk of chunks) if (chunk.isEntry) add(chunk.fileName, entry);
  // A first script that only imports others is not written: the page names those instead.
  for (const chunk of chunks) if (chunk.isEntry && !html.includes(chunk.fileName)) entry.delete(chunk.fileName);
  const pages: FirstLoads['pages'] = {};
  for (const { path, files, words } of readPageRoutes()) {
    const of = (locale: Locale): string[] => {
      const needed = new Set<string>();
      for (const name of ['messages', ...words]) add(chunkOf(resolve(locales, locale, `${name}.po`)), needed);
      for (const file of files) add(chunkOf(file), needed);
      return [...needed].filter((file) => !entry.has(file));
    };
    pages[path] = { en: of('en'), ar: of('ar') };
  }
  return { entry: [...entry], pages };
}
