import { expect, test } from 'vitest';
import { allowed, findArea } from './find-area.ts';

const areas = [
  { to: '/', right: 'conversations.read' },
  { to: '/knowledge', right: 'knowledge.read' },
  { to: '/settings', right: null },
];

test('a role sees the areas that it may read, and those that ask for nothing', () => {
  expect(allowed(areas, ['knowledge.read']).map(({ to }) => to)).toEqual(['/knowledge', '/settings']);
  expect(allowed(areas, []).map(({ to }) => to)).toEqual(['/settings']);
});

test('a page below an area belongs to it', () => {
  expect(findArea(areas, '/settings/team')?.to).toBe('/settings');
  expect(findArea(areas, '/')?.to).toBe('/');
  expect(findArea(areas, '/settingsx')).toBeUndefined();
});
