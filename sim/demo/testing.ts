import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import type { ExpectedItem } from './make/expected-items.ts';

export const slugs = ['bayt-alwaha', 'qahwa-corner', 'layla-atelier'] as const;
export type Slug = (typeof slugs)[number];

export interface Expected {
  items: ExpectedItem[];
  hours: { branch: string | null; weekdays: number[]; opens: string | null; closes: string | null; season: string | null }[];
  branches: { en: string; ar: string; address: { en: string; ar: string }; phone: string }[];
  policies: { topic: string; text: { en: string | null; ar: string | null }; amountMinor: number | null; currency: string | null }[];
}

export interface Question {
  id: string;
  question: string;
  language: string;
  expects: 'facts' | 'passage' | 'refuse' | 'handoff';
  mustContain: string[];
  mustNotContain: string[];
}

export const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

export const readExpected = (slug: Slug): Expected => JSON.parse(readFileSync(`${root}/${slug}/expected.json`, 'utf8')) as Expected;
export const readQuestions = (slug: Slug): Question[] => JSON.parse(readFileSync(`${root}/${slug}/questions.json`, 'utf8')) as Question[];
export const filePath = (slug: Slug, name: string): string => `${root}/${slug}/files/${name}`;

export function listFiles(slug: Slug): { name: string; path: string; sizeBytes: number }[] {
  return readdirSync(`${root}/${slug}/files`).map((name) => {
    const path = filePath(slug, name);
    return { name, path, sizeBytes: statSync(path).size };
  });
}

/** The text of one file, by the libraries' plain readers: enough to know what stands in it, not in which order. */
export async function readText(path: string): Promise<string> {
  if (path.endsWith('.docx')) return (await mammoth.extractRawText({ path })).value;
  if (!path.endsWith('.pdf')) return readFileSync(path, 'utf8');
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  const { text } = await extractText(pdf, { mergePages: false });
  await pdf.cleanup();
  return text.join('\n');
}

/** All of a tenant's files as one text with single blanks. */
export async function readAllText(slug: Slug): Promise<string> {
  const texts = await Promise.all(listFiles(slug).map((file) => readText(file.path)));
  return texts.join('\n').normalize('NFKC').replaceAll(/\s+/g, ' ');
}

/** The letters of a text without their order: PDF readers give Arabic lines as drawn, from left to right. */
export function lettersOf(text: string): string {
  return [...text.normalize('NFKC').replaceAll(/[^\p{L}]/gu, '')].toSorted().join('');
}
