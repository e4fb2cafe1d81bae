import type { FastifyInstance } from 'fastify';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const WORDS = {
  en: {
    direction: 'ltr',
    title: 'A website',
    about: 'An invented website of a business, on an origin of its own. Its chat stands in the corner.',
    cards: ['Menu', 'Branches', 'Opening hours', 'Gift cards', 'Catering', 'About us'],
  },
  ar: {
    direction: 'rtl',
    title: 'موقع إلكتروني',
    about: 'موقع متخيَّل لمنشأة على عنوان خاص به، ودردشته في الزاوية.',
    cards: ['القائمة', 'الفروع', 'أوقات العمل', 'بطاقات الهدايا', 'الضيافة', 'من نحن'],
  },
} as const;

/**
 * `/shop?script=&key=&lang=&theme=`: somebody's website, with the product's chat on it as its owner would have pasted it. Its policy
 * names the script's origin and allows nothing inline, as strict websites do.
 */
export function registerShopPage(app: FastifyInstance): void {
  app.get('/shop', (request, reply) => {
    const given = request.query as Record<string, unknown>;
    const read = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
    const script = URL.parse(read('script'));
    const language = read('lang') === 'ar' ? 'ar' : 'en';
    if (!script || !/^https?:$/.test(script.protocol)) return reply.status(400).send({ error: 'script: the address of the chat’s script' });
    const { direction, title, about, cards } = WORDS[language];
    const theme = ['light', 'dark'].includes(read('theme')) ? ` data-theme="${read('theme')}"` : '';
    return reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        `default-src 'none'; script-src ${script.origin}; connect-src ${script.origin}; img-src https: data: blob: ${script.origin}; media-src blob: ${script.origin}; style-src 'self'; base-uri 'none'`,
      )
      .send(`<!doctype html>
<html lang="${language}" dir="${direction}"${theme}>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/assets/shop.css">
</head>
<body>
<header><b>${title}</b></header>
<main>
<p>${about}</p>
<ul>${cards.map((card) => `<li>${card}</li>`).join('')}</ul>
</main>
<script async src="${escape(script.href)}" data-key="${escape(read('key'))}"${theme}></script>
</body>
</html>
`);
  });
}
