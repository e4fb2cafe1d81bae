import fc from 'fast-check';
import type { OutboundContent } from './types.ts';

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
