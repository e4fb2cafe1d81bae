import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium } from '@playwright/test';
import { preview } from 'vite';
import { ANALYTICS_SCREENS } from './analytics-screens.ts';
import { BUSINESS_SCREENS } from './business-screens.ts';
import { FACT_SCREENS } from './fact-screens.ts';
import { DOOR_SCREENS } from './door-screens.ts';
import { HOME_SCREENS } from './home-screens.ts';
import { INBOX_SCREENS } from './inbox-screens.ts';

/**
 * Opens every screen of the built pages against the mock in both languages, themes and sizes, runs axe on each, and keeps a picture.
 *   node dev/screens.ts [folder for pictures] [pattern of a screen's name]
 */
const [folder = join(import.meta.dirname, '..', 'test-results', 'screens'), only = ''] = process.argv.slice(2);

export interface Screen {
  name: string;
  path: string;
  mock?: string;
  /** What to do, in order: press what a selector finds, `key:` press a key, `fill:selector=text` write. */
  press?: string[];
  sizes?: ('phone' | 'wide')[];
}

const screens: Screen[] = [
  { name: 'live', path: '/watch' },
  { name: 'live-trace', path: '/watch', press: ['[role=tab] >> nth=1'], sizes: ['phone'] },
  {
    name: 'live-open',
    path: '/watch?conversation=cnv_james&turn=trn_j1',
    press: [
      'li > button[aria-expanded=false] >> nth=0',
      'li > button[aria-expanded=false] >> nth=0',
      'li > button[aria-expanded=false] >> nth=0',
    ],
    sizes: ['wide'],
  },
  { name: 'needs-person', path: '/watch?conversation=cnv_james', sizes: ['wide'] },
  { name: 'arabizi', path: '/watch?conversation=cnv_omar', sizes: ['wide'] },
  { name: 'no-phone', path: '/watch?conversation=cnv_fatima', mock: 'no-phone' },
  { name: 'knowledge', path: '/knowledge' },
  { name: 'items', path: '/knowledge/facts' },
  { name: 'command-bar', path: '/inbox', press: ['key:Control+k', '[role=dialog] input'] },
  { name: 'command-bar-found', path: '/inbox', press: ['key:Control+k', 'fill:[role=dialog] input=hu'] },
  { name: 'shortcuts', path: '/watch', press: ['key:Shift+Slash'], sizes: ['wide'] },
  { name: 'tenant-menu', path: '/knowledge', press: ['button[aria-haspopup=menu] >> visible=true >> nth=0'] },
  { name: 'removed', path: '/knowledge', press: ['button[aria-label*="policies"]'], sizes: ['wide'] },
  { name: 'empty-live', path: '/watch', mock: 'empty', sizes: ['wide'] },
  { name: 'empty-knowledge', path: '/knowledge', mock: 'empty' },
  { name: 'broken', path: '/knowledge', mock: 'broken' },
  { name: 'forbidden', path: '/watch', mock: 'forbidden', sizes: ['wide'] },
  { name: 'slow', path: '/knowledge', mock: 'slow', sizes: ['wide'] },
  ...HOME_SCREENS,
  ...ANALYTICS_SCREENS,
  ...INBOX_SCREENS,
  ...DOOR_SCREENS,
  ...BUSINESS_SCREENS,
  ...FACT_SCREENS,
];

const sizes = { phone: { width: 390, height: 844 }, wide: { width: 1440, height: 900 } } as const;

async function openScreen(
  browser: Browser,
  origin: string,
  screen: Screen,
  locale: 'en' | 'ar',
  theme: 'light' | 'dark',
  size: 'phone' | 'wide',
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: locale === 'ar' ? 'ar-SA' : 'en-GB',
    hasTouch: size === 'phone',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  // A frame without an origin has no storage.
  await context.addInitScript(
    `if (origin !== 'null') { localStorage.setItem('wafaa.locale', '${locale}'); localStorage.setItem('wafaa.theme', '${theme}'); }`,
  );
  await context.addCookies([{ name: 'mock-run', value: `${screen.name}-${locale}-${theme}-${size}`, url: origin }]);
  if (screen.mock) await context.addCookies([{ name: 'mock', value: screen.mock, url: origin }]);
  const page = await context.newPage();
  const problems: string[] = [];
  const name = `${screen.name}-${locale}-${theme}-${size}`;
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) problems.push(`${name}: console ${message.text()}`);
  });
  await page.goto(origin + screen.path);
  await page.locator('#root > *').first().waitFor();
  if (screen.mock !== 'slow') await page.waitForLoadState('networkidle').catch(() => undefined);
  for (const press of screen.press ?? []) {
    const [, selector, text] = /^fill:(.*)=([^=\]]*)$/.exec(press) ?? [];
    if (press.startsWith('key:')) await page.keyboard.press(press.slice(4));
    else if (selector && text !== undefined) await page.locator(selector).first().fill(text);
    else await page.locator(press).first().click();
  }
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(450);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) problems.push(`${name}: ${overflow} px wider than the window`);
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  for (const violation of violations) {
    problems.push(
      `${name}: ${violation.id} (${violation.impact}) ${violation.nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} :: ${node.html.slice(0, 140)} :: ${node.any[0]?.message ?? ''}`)
        .join('\n      ')}`,
    );
  }
  await context.close();
  return problems;
}

await mkdir(folder, { recursive: true });
const server = await preview({
  root: join(import.meta.dirname, '..'),
  mode: 'mock',
  preview: { port: 4199, strictPort: false },
  logLevel: 'error',
});
const origin = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '');
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
let opened = 0;
const problems: string[] = [];
for (const screen of screens.filter(({ name }) => new RegExp(only).test(name))) {
  for (const size of screen.sizes ?? (['phone', 'wide'] as const)) {
    for (const locale of ['en', 'ar'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        problems.push(...(await openScreen(browser, origin, screen, locale, theme, size)));
        opened += 1;
      }
    }
  }
}
await browser.close();
await server.close();
console.log(problems.join('\n'));
console.log(`${opened} screens, ${problems.length} problems; pictures in ${folder}`);
process.exit(problems.length === 0 ? 0 : 1);
