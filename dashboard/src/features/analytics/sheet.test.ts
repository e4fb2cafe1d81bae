import { expect, test } from 'vitest';
import { fileNameOf, toCsv } from './sheet.ts';

test('a file begins with the mark that Excel needs, and says Arabic headings as they are', () => {
  expect(toCsv({ columns: ['اليوم', 'المحادثات'], rows: [[{ value: '2026-03-01' }, { value: 12, shown: '١٢' }]] })).toBe(
    '\uFEFFاليوم,المحادثات\r\n2026-03-01,12\r\n',
  );
});

test('nothing that customers or colleagues wrote runs as a formula, and numbers stay numbers', () => {
  const row = ['=1+1', '+1', '-2', '@x', '\tx', '＝1', 'a "b", c', ' x', null].map((value) => ({ value }));
  expect(toCsv({ columns: ['=cmd'], rows: [[...row, { value: -5 }, { value: 0.25 }]] })).toBe(
    `\uFEFF'=cmd\r\n'=1+1,'+1,'-2,'@x,'\tx,'＝1,"a ""b"", c"," x",,-5,0.25\r\n`,
  );
});

test('a file is named after its chart and its days', () => {
  expect(fileNameOf('Messages: over/time', { first: '2026-01-01', last: '2026-01-07' })).toBe(
    'Messages-over-time_2026-01-01_2026-01-07.csv',
  );
});
