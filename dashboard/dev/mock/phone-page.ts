/** A stand-in for the emulator's phone, so that the frame around it can be looked at. */
export function phonePage(search: URLSearchParams): string {
  const dark = search.get('theme') === 'dark';
  const rtl = search.get('lang') === 'ar';
  return `<!doctype html><html lang="${rtl ? 'ar' : 'en'}" dir="${rtl ? 'rtl' : 'ltr'}"><meta charset="utf-8"><title>Phone</title>
<style>html{color-scheme:${dark ? 'dark' : 'light'}}body{margin:0;height:100vh;display:grid;place-items:center;font:15px system-ui;background:${dark ? '#17181c' : '#f4f5f8'};color:${dark ? '#eee' : '#222'}}
div{width:290px;height:88vh;max-height:620px;border:1px solid ${dark ? '#3a3d45' : '#cfd3dd'};border-radius:36px;display:grid;place-items:center;background:${dark ? '#1f2126' : '#fff'}}</style>
<main><h1 style="position:absolute;opacity:.01;font-size:1px">Phone</h1><div>+966 11 234 0001</div></main></html>`;
}
