import { chromium, type Browser } from '@playwright/test';
import type { Layout } from './layouts.ts';
import type { SeenLine } from '../../server/src/modules/knowledge/extract/see/types.ts';
import { linesOfMenu } from './lines-of-menu.ts';
import type { Menu } from './make-menus.ts';
import { tableText, wordFile, workbook } from './office-files.ts';
import { photograph } from './photograph.ts';
import { menuPage, type Reader } from './print-menu.ts';
import type { Language } from './write-words.ts';

/** A kind of file that menus come in, whole: its bytes go the way of an upload. */
export interface Form {
  name: string;
  says: Layout['says'];
  /** Read from a picture: what is not surely read may be missing, and is no invention. */
  isPhoto: boolean;
  make(menu: Menu, press: Press): Promise<{ bytes: Uint8Array; name: string; menu: Menu; lines?: SeenLine[] }>;
}

/** Chromium, which prints and photographs. */
export interface Press {
  print(html: string): Promise<Uint8Array>;
  show(html: string): Promise<Buffer>;
  close(): Promise<void>;
}

const all = { diet: true, allergens: true, calories: true, addOns: true, hours: true };
const readers: Record<Reader, { en: boolean; ar: boolean }> = {
  en: { en: true, ar: false },
  ar: { en: false, ar: true },
  bilingual: { en: true, ar: true },
};
const NAMES: Record<Reader, string> = { en: 'English', ar: 'Arabic', bilingual: 'both' };

const printed = (reader: Reader, columns: 1 | 2): Form => ({
  name: `PDF, ${columns === 1 ? 'one column' : 'two columns'}, ${NAMES[reader]}`,
  says: { ...readers[reader], ...all, ...(columns === 2 ? { allergens: false, calories: false, addOns: false } : {}) },
  isPhoto: false,
  make: async (menu, press) => ({ menu, name: 'menu.pdf', bytes: await press.print(menuPage(menu, reader, { columns })) }),
});

const office = (kind: 'DOCX' | 'XLSX' | 'CSV', language: Language): Form => ({
  name: `${kind}, ${NAMES[language]}`,
  says: { ...(kind === 'DOCX' ? readers[language] : readers.bilingual), ...all, addOns: false, hours: kind !== 'CSV' },
  isPhoto: false,
  make: async (menu) => ({
    menu,
    name: `menu.${kind.toLowerCase()}`,
    bytes: kind === 'DOCX' ? await wordFile(menu, language) : kind === 'XLSX' ? workbook(menu, language) : tableText(menu, language),
  }),
});

/** Two sections of a menu fill a page. */
const photographed = (reader: Reader): Form => ({
  name: `photo, ${NAMES[reader]}`,
  says: { ...readers[reader], ...all, addOns: false },
  isPhoto: true,
  make: async (menu, press) => {
    const sections = [...new Set(menu.items.map(({ section }) => section))].slice((menu.number % 2) * 2, (menu.number % 2) * 2 + 2);
    const page: Menu = {
      ...menu,
      items: menu.items.filter(({ section }) => sections.includes(section)).map((item) => ({ ...item, addOn: null })),
    };
    const picture = await press.show(menuPage(page, reader, { columns: 1, marks: 1, points: 26 }));
    return { menu: page, name: 'menu.jpg', bytes: await photograph(picture, menu.number), lines: linesOfMenu(page, reader, 1) };
  },
});

export const FORMS: readonly Form[] = [
  ...([1, 2] as const).flatMap((columns) => (['en', 'ar', 'bilingual'] as const).map((reader) => printed(reader, columns))),
  ...(['DOCX', 'XLSX', 'CSV'] as const).flatMap((kind) => (['en', 'ar'] as const).map((language) => office(kind, language))),
  ...(['en', 'ar', 'bilingual'] as const).map((reader) => photographed(reader)),
];

/** Null where no Chromium is installed (`CHROMIUM` names another place). */
export async function openPress(): Promise<Press | null> {
  const browser: Browser | null = await chromium
    .launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
    .catch(() => null);
  if (!browser) return null;
  const page = await browser.newPage({ viewport: { width: 1_240, height: 800 } });
  return {
    async print(html) {
      await page.setContent(html);
      return new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
    },
    async show(html) {
      await page.setContent(html.replace('<body>', '<body style="margin:70px">'));
      return page.screenshot({ fullPage: true });
    },
    close: () => browser.close(),
  };
}
