import type { LinguiConfig } from '@lingui/conf';

/**
 * One catalogue for each area, so that a page brings its own words and not everybody's; `src/shared/i18n/catalogues.ts` loads them.
 * `messages` is what every page needs, `settings` holds the pages around settings: every feature that is not named here.
 */
const first = ['access', 'conversations', 'knowledge', 'realtime'];
const work = ['features/conversations', 'features/knowledge'];
const folder = (name: string): string => `<rootDir>/src/${name}`;
const catalogue = (name: string, include: string[], exclude: string[] = []) => ({
  path: folder(`locales/{locale}/${name}`),
  include: include.map(folder),
  exclude: ['**/*.test.ts', ...exclude.map((each) => `${folder(each)}/**`)],
});

const config: LinguiConfig = {
  locales: ['en', 'ar'],
  sourceLocale: 'en',
  catalogs: [
    catalogue('messages', ['app', 'shared', 'features/access', 'features/realtime'], ['features/access/door', 'features/access/account']),
    catalogue('work', work),
    catalogue('door', ['features/access/door']),
    catalogue('account', ['features/access/account']),
    catalogue(
      'settings',
      ['features'],
      first.map((name) => `features/${name}`),
    ),
  ],
  orderBy: 'origin',
};

export default config;
