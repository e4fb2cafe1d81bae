import { expect, test } from 'vitest';
import { safeTarget } from './safe-target.ts';

test('keeps a page of ours with its search', () => {
  expect(safeTarget('/knowledge?tab=items#row')).toBe('/knowledge?tab=items#row');
});

test('refuses what leads elsewhere, and the door itself', () => {
  for (const to of [
    undefined,
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-in?to=/',
  ])
    expect(safeTarget(to)).toBeNull();
});
