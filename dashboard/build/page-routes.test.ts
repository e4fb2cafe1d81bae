import { expect, test } from 'vitest';
import { router } from '../src/app/router.tsx';
import { readPageRoutes } from './page-routes.ts';

test('reads every page that the router can show', () => {
  const leaves = Object.values(router.routesById).filter((route) => !route.children && route.options.component !== undefined);
  const shown = leaves.map(({ fullPath }) => fullPath.replace(/(.)\/$/, '$1')).sort();
  expect(readPageRoutes().map(({ path }) => path)).toEqual(shown);
});

test('knows the frames around a page and the words of each', () => {
  const page = readPageRoutes().find(({ path }) => path === '/settings/team');
  expect(page?.files.map((file) => file.replace(/.*\/src\//, ''))).toEqual([
    'app/shell.tsx',
    'features/settings/settings-layout.tsx',
    'features/team/team-page.tsx',
  ]);
  expect(page?.words).toEqual(['settings', 'people']);
});
