import type { Dish, Place } from './content.ts';
import type { Printed, Unit } from './printed.ts';

type Language = 'ar' | 'en';
interface Page {
  body: string;
  units: Unit[];
  language: Language;
  style?: string;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const dishesOf = (place: Place): Dish[] => place.sections.flatMap((section) => section.dishes);
const name = (dish: Dish, language: Language): string => dish[language];
const price = (dish: Dish, language: Language): string => (language === 'ar' ? dish.priceAr : dish.priceEn);
const about = (dish: Dish, language: Language): string | undefined => (language === 'ar' ? dish.aboutAr : dish.aboutEn);
const linesOf = (place: Place, language: Language): string[] => (language === 'ar' ? place.linesAr : place.linesEn);
const titleOf = (place: Place, language: Language): string => (language === 'ar' ? place.nameAr : place.nameEn);
const row = (dish: Dish, language: Language): Unit => ({
  text: `${name(dish, language)} ${price(dish, language)}`,
  row: [name(dish, language), price(dish, language)],
});

const footer = (place: Place, language: Language): { body: string; units: Unit[] } => {
  const lines = linesOf(place, language);
  return { body: lines.map((line) => `<p class=foot dir=auto>${escape(line)}</p>`).join(''), units: lines.map((text) => ({ text })) };
};

/** One language, one or two columns; the name and its price held apart by a dotted rule, by typed dots or by nothing but room. */
function list(place: Place, language: Language, leader: 'rule' | 'dots' | 'room', columns: 1 | 2): Page {
  const units: Unit[] = [{ text: titleOf(place, language) }];
  const sections = place.sections.map((section) => {
    units.push({ text: section[language] });
    const rows = section.dishes.map((dish) => {
      units.push(row(dish, language));
      const detail = about(dish, language);
      if (detail) units.push({ text: detail });
      const shown = escape(name(dish, language));
      const cost = escape(price(dish, language));
      const line =
        leader === 'dots'
          ? `<div>${shown} ${'.'.repeat(columns === 2 ? 18 : 40)} ${cost}</div>`
          : `<div class=row><span>${shown}</span><span class="${leader}"></span><span>${cost}</span></div>`;
      return `<div class=dish>${line}${detail ? `<p class=about>${escape(detail)}</p>` : ''}</div>`;
    });
    return `<section><h2>${escape(section[language])}</h2>${rows.join('')}</section>`;
  });
  const foot = footer(place, language);
  units.push(...foot.units);
  return {
    language,
    units,
    body: `<h1>${escape(titleOf(place, language))}</h1><main style="columns:${columns};column-gap:44px">${sections.join('')}</main>${foot.body}`,
  };
}

/** A ruled or bare table: name, what is in it, price. */
function table(place: Place, language: Language, ruled: boolean): Page {
  const titles = language === 'ar' ? ['الصنف', 'الوصف', 'السعر'] : ['Item', 'Description', 'Price'];
  const units: Unit[] = [{ text: titleOf(place, language) }, ...titles.map((text) => ({ text }))];
  const rows = dishesOf(place).map((dish) => {
    units.push(
      { ...row(dish, language), text: name(dish, language) },
      { text: price(dish, language) },
      ...(about(dish, language) ? [{ text: about(dish, language) ?? '' }] : []),
    );
    return `<tr><td>${escape(name(dish, language))}</td><td>${escape(about(dish, language) ?? '')}</td><td>${escape(price(dish, language))}</td></tr>`;
  });
  const foot = footer(place, language);
  units.push(...foot.units);
  return {
    language,
    units,
    style: ruled ? 'td,th{border:1px solid #888;padding:4px 8px}table{border-collapse:collapse}' : 'td,th{padding:3px 8px}',
    body: `<h1>${escape(titleOf(place, language))}</h1><table width="100%"><tr>${titles.map((title) => `<th>${title}</th>`).join('')}</tr>${rows.join('')}</table>${foot.body}`,
  };
}

function questions(place: Place, language: Language, columns: 1 | 2): Page {
  const pairs = language === 'ar' ? place.questionsAr : place.questionsEn;
  const foot = footer(place, language);
  const units: Unit[] = [{ text: titleOf(place, language) }];
  for (const [question, answer] of pairs) units.push({ text: question }, { text: answer });
  units.push(...foot.units);
  const body = pairs.map(([question, answer]) => `<h3>${escape(question)}</h3><p>${escape(answer)}</p>`).join('');
  return {
    language,
    units,
    body: `<h1>${escape(titleOf(place, language))}</h1><main style="columns:${columns};column-gap:40px">${body}</main>${foot.body}`,
  };
}

/** English on the left, Arabic on the right, one price in the middle: the three belong together. */
function facing(place: Place): Page {
  const units: Unit[] = [{ text: place.nameEn }, { text: place.nameAr }];
  const sections = place.sections.map((section) => {
    units.push({ text: section.en }, { text: section.ar });
    const rows = section.dishes.map((dish) => {
      const number = dish.priceEn.replace(/[^\d.]/g, '');
      units.push({ text: dish.en, row: [dish.en, number] }, { text: dish.ar, row: [dish.ar, number] }, { text: number });
      return `<div class=three><span>${escape(dish.en)}</span><span class=cost>${number}</span><span dir=rtl class=right>${escape(dish.ar)}</span></div>`;
    });
    return `<div class=three><h2>${escape(section.en)}</h2><span></span><h2 dir=rtl class=right>${escape(section.ar)}</h2></div>${rows.join('')}`;
  });
  return {
    language: 'en',
    units,
    style: '.three{display:grid;grid-template-columns:1fr 60px 1fr;align-items:baseline}.right{text-align:right}.cost{text-align:center}',
    body: `<div class=three><h1>${escape(place.nameEn)}</h1><span></span><h1 dir=rtl class=right>${escape(place.nameAr)}</h1></div>${sections.join('')}`,
  };
}

/** Two whole menus side by side, each with its own prices. */
function twins(place: Place): Page {
  const english = list(place, 'en', 'room', 1);
  const arabic = list(place, 'ar', 'room', 1);
  return {
    language: 'en',
    units: [...english.units, ...arabic.units],
    style: '.twin{display:grid;grid-template-columns:1fr 1fr;gap:50px}',
    body: `<div class=twin><div dir=ltr>${english.body}</div><div dir=rtl>${arabic.body}</div></div>`,
  };
}

/** Both names on one line, in either order, or one under the other. */
function mixed(place: Place, shape: 'arabic-first' | 'latin-first' | 'stacked'): Page {
  const language: Language = shape === 'latin-first' ? 'en' : 'ar';
  const units: Unit[] = [{ text: place.nameAr }, { text: place.nameEn }];
  const rows = place.sections.map((section) => {
    const heading = shape === 'latin-first' ? `${section.en} / ${section.ar}` : `${section.ar} / ${section.en}`;
    units.push({ text: heading });
    const lines = section.dishes.map((dish) => {
      const both = shape === 'stacked' ? dish.ar : shape === 'latin-first' ? `${dish.en} / ${dish.ar}` : `${dish.ar} / ${dish.en}`;
      const cost = price(dish, language);
      units.push({ text: `${both} ${cost}`, row: [both, cost] });
      if (shape === 'stacked') units.push({ text: dish.en });
      const below = shape === 'stacked' ? `<p class=about dir=ltr style="text-align:right">${escape(dish.en)}</p>` : '';
      return `<div class=row><span>${escape(both)}</span><span class=rule></span><span>${escape(cost)}</span></div>${below}`;
    });
    return `<h2>${escape(heading)}</h2>${lines.join('')}`;
  });
  const foot = footer(place, language);
  return {
    language,
    units: [...units, ...foot.units],
    body: `<h1>${escape(place.nameAr)}</h1><h1 dir=ltr>${escape(place.nameEn)}</h1>${rows.join('')}${foot.body}`,
  };
}

/** Prices of three sizes in columns of their own. */
function sizes(place: Place, language: Language): Page {
  const titles = language === 'ar' ? ['المشروب', 'صغير', 'وسط', 'كبير'] : ['Drink', 'Small', 'Medium', 'Large'];
  const units: Unit[] = [{ text: titleOf(place, language) }, ...titles.map((text) => ({ text }))];
  const rows = dishesOf(place).map((dish, index) => {
    const costs = [8 + index, 10.5 + index, 13 + index].map((cost) =>
      language === 'ar' && index % 2 === 0 ? cost.toLocaleString('ar-EG') : String(cost),
    );
    units.push({ text: name(dish, language), row: [name(dish, language), costs[2] ?? ''] }, ...costs.map((text) => ({ text })));
    return `<tr><td>${escape(name(dish, language))}</td>${costs.map((cost) => `<td>${cost}</td>`).join('')}</tr>`;
  });
  return {
    language,
    units,
    style: 'td,th{padding:3px 10px;text-align:start}',
    body: `<h1>${escape(titleOf(place, language))}</h1><table width="100%"><tr>${titles.map((title) => `<th>${title}</th>`).join('')}</tr>${rows.join('')}</table>`,
  };
}

/** Several pages with a running head, page numbers and a word set upright along the edge. */
function book(place: Place, language: Language): Page {
  const page = list(place, language, 'rule', 1);
  const faq = questions(place, language, 1);
  const side = language === 'ar' ? 'الأسعار شاملة الضريبة' : 'Prices include tax';
  return {
    language,
    units: [...page.units, ...faq.units, { text: side }],
    style:
      '.side{position:absolute;top:60mm;inset-inline-start:-12mm;writing-mode:vertical-rl;font-size:11px}@page{@bottom-center{content:counter(page) " / " counter(pages)}}',
    body: `<div class=side>${side}</div>${page.body}<div style="break-before:page"></div>${faq.body}`,
  };
}

const FONTS: Record<Language, string[]> = {
  ar: ['Noto Naskh Arabic', 'Amiri', 'DejaVu Sans', 'Noto Sans Arabic', 'Noto Kufi Arabic', 'Scheherazade', 'KacstBook'],
  en: ['Noto Sans', 'DejaVu Sans', 'Noto Serif', 'Amiri'],
};

function wrap(page: Page, font: string): string {
  return `<!doctype html><html lang="${page.language}" dir="${page.language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><style>
@page{size:A4;margin:16mm}body{font:14px "${font}","Noto Sans","DejaVu Sans";line-height:1.5}h1{font-size:26px;text-align:center;margin:4px 0}h2{font-size:18px;margin:10px 0 4px}h3{font-size:14px;margin:8px 0 0}
p{margin:2px 0}.row{display:flex;align-items:baseline}.rule{flex:1;border-bottom:1px dotted #777;margin:0 6px}.room{flex:1}.about{font-size:11px;color:#555;margin:0 0 4px}.dish{break-inside:avoid}.foot{font-size:12px}
${page.style ?? ''}</style>${page.body}</html>`;
}

/** All pages that Chromium prints, each in a font of its turn. */
export function htmlPages(places: readonly Place[]): (Printed & { html: string })[] {
  const printed: (Printed & { html: string })[] = [];
  const add = (kind: string, language: Printed['language'], place: Place, page: Page): void => {
    const fonts = FONTS[page.language];
    const font = fonts[printed.length % fonts.length] ?? 'DejaVu Sans';
    printed.push({
      id: `chromium-${kind}-${place.key}`,
      maker: 'chromium',
      kind,
      language,
      font,
      units: page.units,
      html: wrap(page, font),
    });
  };
  for (const place of places) {
    add('ar-list', 'ar', place, list(place, 'ar', place.key === 'marsa' ? 'dots' : 'rule', 1));
    add('ar-two-columns', 'ar', place, list(place, 'ar', place.key === 'marsa' ? 'rule' : place.key === 'dallah' ? 'room' : 'dots', 2));
    add('ar-table', 'ar', place, table(place, 'ar', place.key !== 'marsa'));
    add('ar-questions', 'ar', place, questions(place, 'ar', place.key === 'marsa' ? 2 : 1));
    add('ar-sizes', 'ar', place, sizes(place, 'ar'));
    add('en-list', 'en', place, list(place, 'en', place.key === 'marsa' ? 'dots' : 'rule', 1));
    add('en-two-columns', 'en', place, list(place, 'en', place.key === 'dallah' ? 'dots' : 'room', 2));
    add('en-table', 'en', place, table(place, 'en', place.key !== 'dallah'));
    add('en-questions', 'en', place, questions(place, 'en', place.key === 'nakheel' ? 2 : 1));
    add('bi-facing', 'bilingual', place, facing(place));
    add('bi-twins', 'bilingual', place, twins(place));
    add('bi-inline', 'bilingual', place, mixed(place, place.key === 'marsa' ? 'latin-first' : 'arabic-first'));
    add('bi-stacked', 'bilingual', place, mixed(place, place.key === 'dallah' ? 'latin-first' : 'stacked'));
    add(
      place.key === 'marsa' ? 'en-book' : 'ar-book',
      place.key === 'marsa' ? 'en' : 'ar',
      place,
      book(place, place.key === 'marsa' ? 'en' : 'ar'),
    );
  }
  return printed;
}
