import type { SeenLine } from '../../server/src/modules/knowledge/extract/see/types.ts';
import type { Menu, MenuItem } from './make-menus.ts';
import { detailsOf, priceOf, type Reader, sectionsOf, words } from './print-menu.ts';
import { type Language, writeHours, writeMarks } from './write-words.ts';

const HOURS = { en: 'Opening hours', ar: 'ساعات العمل' };
const line = (kind: SeenLine['kind'], ...cells: string[]): SeenLine => ({ kind, cells });

/** What stands on the photographed page of a menu, line by line as `menuPage` prints it in one column. */
export function linesOfMenu(menu: Menu, reader: Reader, marks: number): SeenLine[] {
  const language: Language = reader === 'ar' ? 'ar' : 'en';
  const languages: Language[] = reader === 'bilingual' ? ['ar', 'en'] : [language];
  return [
    ...sectionsOf(menu).flatMap(([section, items]) => [
      line('heading', reader === 'bilingual' ? `${section.en} / ${section.ar}` : section[language]),
      ...items.flatMap((item) => linesOfDish(item, menu, reader, marks)),
    ]),
    ...languages.flatMap((each) => [
      line('heading', HOURS[each]),
      ...writeHours(menu.hours, each, menu.number).map((text) => line('text', text)),
    ]),
  ];
}

function linesOfDish(item: MenuItem, menu: Menu, reader: Reader, marks: number): SeenLine[] {
  const language: Language = reader === 'ar' ? 'ar' : 'en';
  const marked = (each: Language): string =>
    words(item.dish[each], each === language ? writeMarks(item, { ...menu, number: marks }, each) : '');
  const price = priceOf(item, menu, language);
  const below = detailsOf(item, menu, language).map((text) => line('text', text));
  if (reader !== 'bilingual') return [line('row', marked(language), price), ...below];
  const shape = menu.number % 3;
  if (shape === 0) return [line('row', marked('en'), price, marked('ar')), ...below];
  if (shape === 1) return [line('row', marked('en'), price), line('text', marked('ar')), ...below];
  return [line('row', `${marked('en')} / ${marked('ar')}`, price), ...below];
}
