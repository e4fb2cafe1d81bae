import { expect, test } from 'vitest';
import { packWords, unpackWords } from '../src/shared/i18n/packed-words.ts';
import { numberMessages, shortenCatalogue, shortenIds } from './short-message-ids.ts';

const numbers = new Map([
  ['aB3_-x', 7],
  ['qb2-51', 8],
  ['tBjguD', 50],
]);

test('a message is asked for by the id under which its catalogue keeps it', () => {
  const code = shortenIds(
    'i18n._(\n/** i18n */\n{\n  id: "aB3_-x"\n});\n<T {.../*i18n*/{ id: "tBjguD", values: {} }} />',
    'page.tsx',
    numbers,
  );
  expect([...code.matchAll(/id: "(\w+)"/g)].map(([, id]) => id)).toEqual(['7', '1e']);

  const compiled = `export const messages=JSON.parse(${JSON.stringify('{"tBjguD":[["name"]," left"],"aB3_-x":["Say \\"yes\\""],"qb2-51":["No"]}')});`;
  const packed = shortenCatalogue(compiled, 'page.po', numbers);
  expect(packed).toBe('export const messages = [7,"Say \\"yes\\"","No",50,[["name"]," left"]];');
  expect(unpackWords(JSON.parse(packed.slice('export const messages = '.length, -1)))).toEqual({
    7: ['Say "yes"'],
    8: ['No'],
    '1e': [['name'], ' left'],
  });
});

test('what Lingui makes of a message comes back as it was', () => {
  const plural = [['missing', 'plural', { one: ['One more'], other: ['#', ' more'] }]] as [string, string, object][];
  expect(
    unpackWords(
      packWords([
        [3, plural as never],
        [2, ['Two']],
        [0, ['']],
      ]),
    ),
  ).toEqual({ 0: [''], 2: ['Two'], 3: plural });
});

test('words that came with their ids are left alone', () => {
  expect(unpackWords({ 'aB3_-x': ['Yes'] })).toEqual({ 'aB3_-x': ['Yes'] });
});

test('a message that no catalogue has does not build', () => {
  expect(() => shortenIds('/*i18n*/ { id: "zzzzzz" }', 'page.tsx', numbers)).toThrow(/page\.tsx: the message zzzzzz stands in no/);
  expect(() => shortenCatalogue('JSON.parse("{\\"zzzzzz\\":[\\"?\\"]}")', 'page.po', numbers)).toThrow(/page\.po: the message zzzzzz/);
});

test('a message whose id cannot be read does not build', () => {
  expect(() => shortenIds('/*i18n*/ { values: {}, id: "aB3_-x" }', 'page.tsx', numbers)).toThrow(/1 messages, of which 0/);
  expect(() => shortenCatalogue('export const messages = {}', 'page.po', numbers)).toThrow(/no longer compiles/);
});

test('every message of the catalogues has a number of its own, short to write', async () => {
  const all = [...(await numberMessages()).values()];
  expect(all.length).toBeGreaterThan(2_000);
  expect(new Set(all).size).toBe(all.length);
  expect(Math.max(...all)).toBeLessThan(36 ** 3);
});
