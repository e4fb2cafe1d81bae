import type { Chat } from './find-chat.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page of ours with nothing but the chat, to try it before it stands anywhere. */
export function tryPage({ key, name }: Chat): string {
  const title = escape([name.en, name.ar].filter(Boolean).join(' · '));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title>
<style>
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; gap: .5rem; padding: 2rem; text-align: center;
  font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#f6f6f4, #161615); color: light-dark(#1c1c1a, #eeeeea) }
p { margin: 0; color: light-dark(#5f5f59, #a8a8a0) }
h1 { margin: 0; font-size: 1.5rem }
</style>
</head>
<body>
<h1><bdi>${title}</bdi></h1>
<p>Your chat stands in the corner. Write something: it arrives like a customer’s message.</p>
<p lang="ar" dir="rtl">الدردشة في زاوية الصفحة. اكتب شيئًا وستصل رسالتك كرسالة أي عميل.</p>
<script async src="/webchat/widget.js" data-key="${escape(key)}"></script>
</body>
</html>
`;
}
