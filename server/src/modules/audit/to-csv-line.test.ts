import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { toCsvLine } from './to-csv-line.ts';

describe('a line of CSV', () => {
  test('quotes what RFC 4180 asks to quote, and ends with CRLF', () => {
    expect(toCsvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', null, ' edge '])).toBe(
      'plain,"a,b","say ""hi""","two\nlines",," edge "\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＠x', `=HYPERLINK("http://evil.example","x")`])(
    'runs no formula: %j',
    (text) => {
      const [[cell]] = Papa.parse<[string]>(toCsvLine([text])).data as [[string]];
      expect(cell).toBe(`'${text}`);
    },
  );

  test('leaves text alone that only holds such a sign', () => {
    expect(toCsvLine(['a=b', 'x-y', 'مرحبا +1'])).toBe('a=b,x-y,مرحبا +1\r\n');
  });

  test('is read back as what was written, whatever it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 6 }), (cells) => {
        const line = toCsvLine(cells);
        const [read] = Papa.parse<string[]>(line, { newline: '\r\n', delimiter: ',' }).data;
        expect(read?.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell))).toEqual(cells);
        for (const cell of read ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
