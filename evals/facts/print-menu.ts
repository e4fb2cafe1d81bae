import type { Menu, MenuItem } from './make-menus.ts';
import { type Language, sizeLabel, writeAllergens, writeHours, writeMarks, writePrice } from './write-words.ts';

export type Reader = Language | 'bilingual';
/** `marks` is the number whose way of writing diet marks is used: 1 writes words. Few fonts have the seedling of 2, so paper has none. */
export interface PrintOptions {
  columns: 1 | 2;
  marks?: number;
  /** Letters of a photographed page are larger. */
  points?: number;
}

const FONTS: Record<Reader, readonly string[]> = {
  ar: ['Noto Naskh Arabic', 'Amiri', 'Noto Sans Arabic', 'DejaVu Sans', 'KacstBook', 'Scheherazade'],
  en: ['Noto Sans', 'DejaVu Serif', 'Liberation Sans', 'Noto Serif'],
  bilingual: ['Noto Naskh Arabic', 'Noto Sans Arabic', 'Amiri', 'DejaVu Sans'],
};
const HOURS = { en: 'Opening hours', ar: 'ساعات العمل' };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
export const words = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
export const priceOf = (item: MenuItem, menu: Menu, language: Language): string =>
  item.sizes.length > 0
    ? item.sizes.map((size) => `${sizeLabel(size.label, language)} ${writePrice(size.price, menu, language)}`).join(' / ')
    : writePrice(item.price ?? 0, menu, language);
export const sectionsOf = (menu: Menu): [MenuItem['section'], MenuItem[]][] => [...Map.groupBy(menu.items, (item) => item.section)];

/** What is printed below a dish's line: its description with its calories, its allergens, its extra. */
export function detailsOf(item: MenuItem, menu: Menu, language: Language): string[] {
  const calories = item.calories === null ? '' : language === 'ar' ? `${item.calories} سعرة حرارية` : `${item.calories} kcal`;
  const extra = item.addOn ? `+ ${item.addOn[language]} ${writePrice(item.addOn.price, menu, language)}` : '';
  return [words(item.dish.about[language], calories), writeAllergens(item, menu, language), extra].filter((line) => line !== '');
}

/** A menu as a web page, to be printed or photographed. Faces, leaders and, in both languages, the places of the two names take turns. */
export function menuPage(menu: Menu, reader: Reader, options: PrintOptions): string {
  const language: Language = reader === 'ar' ? 'ar' : 'en';
  const font = FONTS[reader][menu.number % FONTS[reader].length] ?? 'DejaVu Sans';
  const sections = sectionsOf(menu).map(([section, items]) => {
    const title = reader === 'bilingual' ? `${section.en} / ${section.ar}` : section[language];
    return `<section><h2>${escape(title)}</h2>${items.map((item) => dish(item, menu, reader, options)).join('')}</section>`;
  });
  const languages: Language[] = reader === 'bilingual' ? ['ar', 'en'] : [language];
  const hours = languages.map(
    (each) =>
      `<h2 dir=auto>${HOURS[each]}</h2>${writeHours(menu.hours, each, menu.number)
        .map((line) => `<p dir=auto>${escape(line)}</p>`)
        .join('')}`,
  );
  return `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><style>
@page{size:A4;margin:14mm}body{font:${options.points ?? 13}px "${font}","Noto Sans","DejaVu Sans";line-height:1.5;margin:0}
h2{font-size:1.3em;margin:.7em 0 .2em;break-after:avoid}p{margin:.1em 0}.row{display:flex;align-items:baseline}.row span:last-child,.three span:nth-child(2){white-space:nowrap}.rule{flex:1;border-bottom:1px dotted #777;margin:0 6px;min-width:18px}.room{flex:1;min-width:26px}
.about{font-size:.85em;color:#444}.dish{break-inside:avoid;margin-bottom:.25em}main{columns:${options.columns};column-gap:40px}
.three{display:grid;grid-template-columns:1fr auto 1fr;gap:12px;align-items:baseline}.three span:last-child{text-align:right}</style>
<body><main>${sections.join('')}</main><footer>${hours.join('')}</footer></body></html>`;
}

function dish(item: MenuItem, menu: Menu, reader: Reader, { columns, marks }: PrintOptions): string {
  const language: Language = reader === 'ar' ? 'ar' : 'en';
  const name = (each: Language): string =>
    escape(
      words(
        item.dish[each],
        each === language ? writeMarks(item, { ...menu, number: marks ?? (menu.number % 3 === 2 ? 1 : menu.number) }, each) : '',
      ),
    );
  const cost = escape(priceOf(item, menu, language));
  const details = columns === 2 ? [] : detailsOf(item, menu, language);
  const below = details.map((line) => `<p class=about dir=auto>${escape(line)}</p>`).join('');
  const leader = menu.number % 3 === 2 ? 'room' : 'rule';
  // Three prices have no room beside a name in half a page: they stand below it.
  if (reader !== 'bilingual' && columns === 2 && item.sizes.length > 2)
    return `<div class=dish><p>${name(language)}</p><p>${cost}</p></div>`;
  if (reader !== 'bilingual')
    return `<div class=dish><div class=row><span>${name(language)}</span><span class=${leader}></span><span>${cost}</span></div>${below}</div>`;
  const shape = columns === 2 ? 1 : menu.number % 3;
  if (shape === 0)
    return `<div class=dish><div class=three><span>${name('en')}</span><span>${cost}</span><span dir=rtl>${name('ar')}</span></div>${below}</div>`;
  const both = shape === 1 ? name('en') : `${name('en')} / <bdi>${name('ar')}</bdi>`;
  const second = shape === 1 ? `<p dir=rtl style="text-align:left">${name('ar')}</p>` : '';
  return `<div class=dish><div class=row><span>${both}</span><span class=${leader}></span><span>${cost}</span></div>${second}${below}</div>`;
}
