import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { outlineOf } from './outline-of.ts';
import { plainIcon } from './plain-icons.ts';

const icons = join(dirname(fileURLToPath(import.meta.resolve('lucide-react'))), '../esm/icons');

test('shapes become one line', () => {
  expect(
    outlineOf(
      [
        ['circle', { cx: '12', cy: '12', r: '10', key: 'a' }],
        ['path', { d: 'M12 6v6l4 2', key: 'b' }],
        ['line', { x1: '2', x2: '3', y1: '4', y2: '5', key: 'c' }],
        ['rect', { x: '1', y: '2', width: '10', height: '8', rx: '2', key: 'd' }],
        ['rect', { width: '4', height: '4', key: 'e' }],
        ['rect', { width: '4', height: '6', ry: '2', key: 'g' }],
        ['polyline', { points: '1 2 3 4', key: 'f' }],
      ],
      'some.mjs',
    ),
  ).toEqual({
    line: 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM12 6v6l4 2M2 4L3 5M3 2h6a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-6a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2zM0 0h4v4h-4zM2 0h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2zM1 2 3 4',
  });
});

test('a line that begins with a step begins where it did when it stood alone', () => {
  const second = (d: string): string =>
    outlineOf(
      [
        ['path', { d: 'M1 1h5' }],
        ['path', { d }],
      ],
      'some.mjs',
    ).line.slice('M1 1h5'.length);
  expect(second('m9 18 6-6-6-6')).toBe('M9 18l6-6-6-6');
  expect(second('m2 2v.5')).toBe('M2 2v.5');
  expect(second('m21-.5-4 3')).toBe('M21 -.5l-4 3');
  expect(second('m.5.5.5-.5')).toBe('M.5 .5l.5-.5');
});

test('what is filled stays filled', () => {
  const dot = ['circle', { cx: '7', cy: '7', r: '1', fill: 'currentColor' }] as [string, Record<string, string>];
  expect(outlineOf([dot, ['path', { d: 'M1 1h5' }]], 'some.mjs')).toEqual({
    line: 'M6 7a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM1 1h5',
    filled: 'M6 7a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z',
  });
});

test('what we cannot draw does not build', () => {
  expect(() => outlineOf([['path', { d: 'M1 1', opacity: '0.5' }]], 'some.mjs')).toThrow(/some\.mjs: cannot draw <path>/);
  expect(() => outlineOf([['text', { x: '1' }]], 'some.mjs')).toThrow(/cannot draw <text>/);
  expect(() => plainIcon('export default 1', 'some.mjs')).toThrow(/no longer writes its icons/);
});

test('every icon of the library can be drawn', () => {
  const files = globSync('*.mjs', { cwd: icons });
  const made = files
    .map((file) => [file, readFileSync(join(icons, file), 'utf8')] as const)
    .filter(([, code]) => code.includes('__iconData = {'));
  expect(made.length).toBeGreaterThan(1_000);
  for (const [file, code] of made) expect(plainIcon(code, file)).toMatch(/drawIcon\(\{"line":"M/);
});
