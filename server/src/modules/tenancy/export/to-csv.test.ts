import { describe, expect, it } from 'vitest';
import { toCell, toCsv } from './to-csv.ts';

describe('toCell', () => {
  it.each(['=1+1', '+966500000000', '-2', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1', '＋1', '－2', '＠A1'])(
    'writes %j as text, not as a formula',
    (text) => {
      expect(toCell(text).replaceAll('"', '')).toMatch(/^'/);
    },
  );

  it('quotes what RFC 4180 says, and only that', () => {
    expect(['a,b', 'a"b', 'a\nb', 'قهوة', ''].map(toCell)).toEqual(['"a,b"', '"a""b"', '"a\nb"', 'قهوة', '']);
  });

  it('writes numbers, days, lists and nothing as themselves', () => {
    expect([-5, true, new Date(0), { a: 1 }, null, undefined].map(toCell)).toEqual([
      '-5',
      'true',
      '1970-01-01T00:00:00.000Z',
      '"{""a"":1}"',
      '',
      '',
    ]);
  });
});

describe('toCsv', () => {
  it('begins with the mark that Excel needs, and counts its rows', async () => {
    const counted = { rows: 0 };
    const rows = (async function* () {
      yield { name: 'ليلى', n: 1 };
      yield { name: '=x', n: 2 };
    })();
    const parts: Buffer[] = [];
    for await (const part of toCsv<{ name: string; n: number }>(
      [['name', (row) => row.name] as const, ['n', (row) => row.n] as const],
      rows,
      counted,
    ))
      parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe("\uFEFFname,n\r\nليلى,1\r\n'=x,2\r\n");
    expect(counted.rows).toBe(2);
  });
});
