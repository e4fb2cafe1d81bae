import { escapeHtml } from './escape-html.ts';

type Row = Record<string, string>;

// Leaders are typed dots, as menus have them, counted to fit: the page is laid out at its printed width before it is printed.
const fillLeaders = `document.fonts.ready.then(() => {
  for (const leader of document.querySelectorAll('.leader')) {
    const room = leader.clientWidth;
    leader.textContent = '.'.repeat(20);
    const range = document.createRange();
    range.selectNodeContents(leader);
    leader.textContent = '.'.repeat(Math.floor((room * 20) / range.getBoundingClientRect().width) - 1);
  }
});`;

export const markNames: Record<string, string> = { vegan: 'نباتي صرف', vegetarian: 'نباتي', gluten_free: 'بدون غلوتين', spicy: 'حار' };

/** The restaurant's printed menu: one line a dish with a dotted leader to its price, what is in it and its marks beneath. */
export function menuHtml(rows: Row[], emblem: string): string {
  const sections = Map.groupBy(rows, (row) => row.section_ar ?? '');
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>قائمة الطعام | بيت الواحة</title></head><body>
<header class="cover">${emblem}<h1>بيت الواحة</h1><p class="latin" dir="ltr">Bayt Alwaha</p><p class="tagline">قائمة الطعام</p></header>
<p class="legend">${Object.entries(markNames)
    .map(([mark, name]) => `<span class="mark ${mark}">${name}</span>`)
    .join(' ')}</p>
<p class="note">الأسعار بالريال السعودي وتشمل ضريبة القيمة المضافة 15%. النباتي الصرف بلا أي مكون حيواني، والنباتي قد يحتوي على الحليب أو البيض.</p>
${[...sections].map(([name, dishes]) => sectionHtml(name, dishes)).join('\n')}
<footer class="closing"><p>طريق التخصصي، حي المحمدية، الرياض</p><p>للطلب والحجز: <bdi dir="ltr">+966 11 234 0001</bdi></p></footer>
<script>${fillLeaders}</script></body></html>`;
}

function sectionHtml(name: string, dishes: Row[]): string {
  return `<section><h2><span>${escapeHtml(name)}</span><span class="latin" dir="ltr">${escapeHtml(dishes[0]?.section_en ?? '')}</span></h2><ul>
${dishes.map(dishHtml).join('\n')}
</ul></section>`;
}

function dishHtml(row: Row): string {
  const marks = (row.diet ?? '').split('|').filter((mark) => mark !== '');
  const english = row.en ? `<span class="latin" dir="ltr">${escapeHtml(row.en)}</span>` : '';
  const unavailable = row.available === 'yes' ? '' : '<span class="mark unavailable">غير متوفر حاليًا</span>';
  return `<li><div class="line"><span class="name">${escapeHtml(row.ar ?? '')}</span>${english}<span class="leader"></span><span class="price">${row.price} ر.س</span></div>
<div class="detail"><span>${escapeHtml(row.description_ar ?? '')}</span><span class="calories">${row.calories} سعرة</span>${marks
    .map((mark) => `<span class="mark ${mark}">${markNames[mark] ?? mark}</span>`)
    .join('')}${unavailable}</div></li>`;
}
