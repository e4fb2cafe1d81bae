import { HOSTILE_TEXTS } from './hostile.ts';

// Uploads, whole and in pieces.

type Draw = <T>(from: readonly T[]) => T;
interface Form {
  headers: Record<string, string>;
  payload: Buffer;
}

const BOUNDARY = 'fuzz-boundary-31';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const CONTENTS: readonly Buffer[] = [
  PNG,
  Buffer.from('name_en,price\nKabsa,28\n'),
  Buffer.from('%PDF-1.7\nno more of it'),
  Buffer.from('PK\u0003\u0004broken archive'),
  Buffer.from('<svg onload="fuzz-reflected"/>'),
  Buffer.from('<!doctype html><script>fuzz-reflected</script>'),
  Buffer.from('MZ\u0090\u0000'),
  Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  Buffer.alloc(0),
  Buffer.alloc(210_000, 'x'),
  PNG.subarray(0, 20),
];

const PRICES = Array.from({ length: 500 }, (_, index) => index);

const part = (bytes: Buffer, name: string, field = 'file', mime = 'text/csv'): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${mime}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
const end = Buffer.from(`--${BOUNDARY}--\r\n`);
const form = (...pieces: Buffer[]): Form => ({
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  payload: Buffer.concat(pieces),
});

/** `right`: a form as a browser sends it, with one of a few contents. Otherwise one that is broken somewhere. */
export function hostileForm(draw: Draw, kind: 'right' | 'hostile' = 'hostile'): Form {
  if (kind === 'right') {
    const prices = Buffer.from(`name_en,price\nKabsa,${draw(PRICES)}\n`);
    return form(part(draw([PNG, prices, prices]), draw(['menu.csv', 'logo.png', 'قائمة.pdf'])), end);
  }
  const content = draw(CONTENTS);
  const name = draw(HOSTILE_TEXTS)
    .slice(0, 3_000)
    .replaceAll(/["\r\n]/g, '');
  return draw([
    () => form(part(content, 'menu.csv'), end),
    () => form(part(content, name), end),
    () => form(part(content, 'menu.csv', draw(['other', '', '__proto__', 'constructor'])), end),
    () => form(part(content, 'menu.csv', 'file', draw(['text/html', 'x', '', 'image/svg+xml', 'application/x-msdownload'])), end),
    // Cut off.
    () => form(part(content, 'menu.csv')),
    () => form(part(content, 'menu.csv').subarray(0, 40)),
    () => form(end),
    () => form(Buffer.alloc(0)),
    // Too much.
    () => form(part(content, 'a.csv'), part(content, 'b.csv'), end),
    () => form(...Array.from({ length: 20 }, () => part(Buffer.from('x'), 'a.csv')), end),
    () => form(Buffer.from(`--${BOUNDARY}\r\n${'x-header: a\r\n'.repeat(500)}\r\n`), end),
    // No form at all.
    () => ({ headers: { 'content-type': `multipart/form-data; boundary=${'b'.repeat(300)}` }, payload: Buffer.from('text') }),
    () => ({ headers: { 'content-type': 'multipart/form-data; boundary=other' }, payload: Buffer.concat([part(content, 'a.csv'), end]) }),
    () => ({ headers: { 'content-type': 'application/json' }, payload: Buffer.from('{}') }),
  ])();
}
