import { expect, test } from 'vitest';
import { areaOf, areasFor } from './areas.tsx';

test('a role sees the areas that it may read, and settings always', () => {
  expect(areasFor(['knowledge.read']).map(({ to }) => to)).toEqual(['/knowledge', '/settings']);
  expect(areasFor([]).map(({ to }) => to)).toEqual(['/settings']);
});

test('a page below an area belongs to it', () => {
  expect(areaOf('/settings/team')?.to).toBe('/settings');
  expect(areaOf('/')?.to).toBe('/');
  expect(areaOf('/settingsx')).toBeUndefined();
});
