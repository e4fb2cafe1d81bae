import { expect, test } from 'vitest';
import { tenantColour } from './tenant-colour.ts';

test('keeps a tenant’s colour and gives the demo tenants different ones', () => {
  const colours = ['bayt-alwaha', 'qahwa-corner', 'layla-atelier'].map(tenantColour);
  expect(colours).toEqual(['bayt-alwaha', 'qahwa-corner', 'layla-atelier'].map(tenantColour));
  expect(new Set(colours).size).toBe(3);
});
