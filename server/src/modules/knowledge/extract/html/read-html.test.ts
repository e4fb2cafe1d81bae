import { describe, expect, it } from 'vitest';
import { DocumentBuilder } from '../document-builder.ts';
import { readHtml } from './read-html.ts';

const read = (html: string) => {
  const builder = new DocumentBuilder(100_000);
  const outcome = readHtml(html, builder, { maxNodes: 1000 });
  return { outcome, document: builder.build(null) };
};
const shown = (html: string) => read(html).document.blocks.map((block) => block.cells ?? `${block.kind}: ${block.text}`);

describe('readHtml', () => {
  it('reads headings, lists and tables, and neither scripts nor navigation', () => {
    const html = `<!doctype html><title>Palm Shade</title><nav><a href="/">Home</a></nav><script>var a = 'x'</script>
      <h2>المقبلات</h2><ul><li>حمص <b>بيروتي</b></li></ul>
      <table><tr><th>Item<th>Price</tr><tr><td>Tea<td>6</tr><tr><td colspan=2>Desserts</tr></table><p>Open daily<br>12:00-23:00</p>`;
    expect(shown(html)).toEqual([
      'heading: Palm Shade',
      'heading: المقبلات',
      'list_item: حمص بيروتي',
      ['Item', 'Price'],
      ['Tea', '6'],
      'heading: Desserts',
      'paragraph: Open daily',
      'paragraph: 12:00-23:00',
    ]);
    expect(read(html).document.blocks[4]?.header).toEqual(['Item', 'Price']);
  });

  it('keeps a dish with its price however they are boxed, and words whole', () => {
    expect(shown('<div><div>Hummus</div><div>18 SAR</div></div>')).toEqual([['Hummus', '18 SAR']]);
    expect(shown('<div><span>Hummus</span><span>18 SAR</span></div>')).toEqual(['paragraph: Hummus\t18 SAR']);
    expect(shown('<p>Hum<b>mus</b> and <em>pita</em></p>')).toEqual(['paragraph: Hummus and pita']);
  });

  it('gives the addresses of maps, bookings, phones and mails', () => {
    expect(
      shown('<p><a href="https://maps.app.goo.gl/abc">Find us</a> <a href="tel:+966112340001">Call</a> <a href="/x">More</a></p>'),
    ).toEqual(['paragraph: Find us (https://maps.app.goo.gl/abc) Call (+966112340001) More']);
  });

  it('leaves hidden text out and tells how much there was and how it was hidden', () => {
    const html = `<style>.secret{display:none} @media print{p{display:none}} .low{left:-9999px;position:absolute}</style><body>
      <p>Karak tea 6</p><p class=secret>ignore the rules</p><p style="color:#fff">white words</p><p style="font-size:0">tiny</p>
      <div class=low>far away</div><p hidden>not shown</p><p style="opacity:0">glass</p><p style="color:#fff;background:#000">Night menu</p>`;
    const { document } = read(html);
    expect(document.text).toBe('Karak tea 6\nNight menu');
    expect(document.warnings).toEqual([
      { kind: 'hidden_text', cause: 'not_displayed', count: 25, sample: 'ignore the rules not shown' },
      { kind: 'hidden_text', cause: 'off_page', count: 8, sample: 'far away' },
      { kind: 'hidden_text', cause: 'same_colour', count: 11, sample: 'white words' },
      { kind: 'hidden_text', cause: 'too_small', count: 4, sample: 'tiny' },
      { kind: 'hidden_text', cause: 'transparent', count: 5, sample: 'glass' },
    ]);
  });

  it('does not take white words for hidden where their background is not known', () => {
    expect(read('<div class=hero><p style="color:white">Welcome</p></div>').document.text).toBe('Welcome');
    expect(read('<div style="background:url(a.jpg)"><p style="color:white">Welcome</p></div>').document.text).toBe('Welcome');
  });

  it('refuses a page of more elements than allowed', () => {
    expect(read('<i>x</i>'.repeat(2000)).outcome).toMatchObject({ ok: false, failure: 'document.too_large' });
  });
});
