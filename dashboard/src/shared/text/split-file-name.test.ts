import { expect, test } from 'vitest';
import { splitFileName } from './split-file-name.ts';

test('parts a name from its ending', () => {
  expect(splitFileName('قائمة 2026.pdf')).toEqual({ stem: 'قائمة 2026', ending: '.pdf' });
  expect(splitFileName('a.b.DOCX')).toEqual({ stem: 'a.b', ending: '.DOCX' });
});

test('leaves names without an ending whole', () => {
  expect(splitFileName('menu v3.final copy')).toEqual({ stem: 'menu v3.final copy', ending: '' });
  expect(splitFileName('.env')).toEqual({ stem: '.env', ending: '' });
});
