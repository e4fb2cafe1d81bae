import fc from 'fast-check';
import type { OutboundContent } from './types.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Values no provider documents, in places where it documents something else. */
const strange: fc.Arbitrary<unknown> = fc.constantFrom<unknown[]>(
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  12345678901234567890,
  '',
  ' ',
  '\u0000',
  '\ud83d',
  '__proto__',
  'constructor',
  [],
  [[]],
  [null],
  {},
  { id: null },
  { type: 'text' },
  'x'.repeat(5000),
);

/**
 * One of the given bodies with one to six places changed: replaced by a strange value, removed, doubled, or with an
 * unknown member beside it.
 */
export function mutated(bodies: readonly unknown[]): fc.Arbitrary<unknown> {
  const change = fc.record({
    path: fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }),
    action: fc.constantFrom('replace', 'remove', 'double', 'add'),
    value: strange,
  });
  return fc.tuple(fc.constantFrom(...bodies), fc.array(change, { minLength: 1, maxLength: 6 })).map(([body, changes]) => {
    const copy = structuredClone(body) as Json;
    for (const { path, action, value } of changes) applyChange(copy, path, action, structuredClone(value) as Json);
    return copy;
  });
}

/** Walks down by the numbers of the path, each modulo the number of members, and changes the last member reached. */
function applyChange(root: Json, path: readonly number[], action: string, value: Json): void {
  let node = root;
  for (const [depth, step] of path.entries()) {
    if (typeof node !== 'object' || node === null) return;
    const keys = Object.keys(node);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) return;
    const members = node as Record<string, Json>;
    const next = members[key] as Json;
    const isLast = depth === path.length - 1 || typeof next !== 'object' || next === null;
    if (!isLast) {
      node = next;
      continue;
    }
    if (action === 'replace') members[key] = value;
    else if (action === 'remove') delete members[key];
    else if (action === 'double' && Array.isArray(node)) node.push(structuredClone(next));
    else members[`future_${key}`] = value;
    return;
  }
}

/** Bytes of a real body, cut, with bytes changed, or none of it at all. */
export function damagedJson(files: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const file = fc.constantFrom(...files);
  const cut = fc.tuple(file, fc.nat(5000)).map(([bytes, length]) => bytes.subarray(0, length % (bytes.length + 1)));
  const flipped = fc.tuple(file, fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { minLength: 1, maxLength: 8 })).map(([bytes, flips]) => {
    const copy = Buffer.from(bytes);
    for (const [position, byte] of flips) copy[position % copy.length] = byte;
    return copy;
  });
  const foreign = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((text) => Buffer.from(text)),
    fc.constant(Buffer.from('['.repeat(100_000))),
    fc.constant(Buffer.from(`${'{"entry":['.repeat(3000)}${']}'.repeat(3000)}`)),
  );
  return fc.oneof(cut, flipped, foreign);
}

const prose = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'كم سعر المندي؟',
    'A table for four, please. ',
    '👨‍👩‍👧‍👦 ',
    'مَرْحَبًا ',
    '\n\n',
    '**bold** and [a link](https://example.sa)',
  ),
);
const longText = fc
  .array(prose, { maxLength: 8 })
  .chain((pieces) => fc.constantFrom(1, 1, 60, 300).map((times) => pieces.join(' ').repeat(times)));
const choice = fc.record({
  id: fc.oneof(fc.uuid(), fc.string({ maxLength: 400 })),
  title: fc.oneof(prose, fc.constant('The same title for more than one of them')),
});
const button = fc.oneof(
  { weight: 5, arbitrary: choice },
  { weight: 1, arbitrary: choice.map((given) => ({ ...given, url: 'https://shop.example.sa/menu' })) },
);
const markup = fc.constantFrom<('plain' | 'markdown')[]>('plain', 'markdown');
const mediaKind = fc.constantFrom<('image' | 'audio' | 'voice' | 'video' | 'document' | 'sticker')[]>(
  'image',
  'audio',
  'voice',
  'video',
  'document',
  'sticker',
);
const source = fc.constantFrom<({ id: string } | { link: string })[]>(
  { id: '98001' },
  { link: 'https://cdn.example.sa/a.jpg' },
  { link: 'file:///etc/passwd' },
  { id: '' },
);

/** Anything the product may want to say, too long, too many and malformed included. */
export const anyContent: fc.Arbitrary<OutboundContent> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: longText, markup }),
  fc.record({ kind: fc.constant('buttons' as const), text: longText, markup, footer: prose, buttons: fc.array(button, { maxLength: 14 }) }),
  fc.record({
    kind: fc.constant('list' as const),
    text: longText,
    button: prose,
    sections: fc.array(fc.record({ title: prose, rows: fc.array(choice, { maxLength: 8 }) }), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('media' as const), media: mediaKind, source, caption: longText }),
  fc.record({
    kind: fc.constant('location' as const),
    latitude: fc.double({ min: -100, max: 100, noNaN: true }),
    longitude: fc.double({ min: -200, max: 200, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('reaction' as const), messageId: fc.constantFrom('wamid.A==', ''), emoji: fc.constantFrom('👍', '') }),
  fc.record({
    kind: fc.constant('contacts' as const),
    contacts: fc.array(fc.record({ formattedName: prose, phones: fc.constant([{ phone: '+966112340001' }]) }), { maxLength: 4 }),
  }),
);
