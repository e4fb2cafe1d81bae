import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { demoTenant, writeAsCustomer } from '../../test/e2e/product.ts';

const cafe = demoTenant('qahwa-corner');
const bar = (page: Page) => page.getByRole('dialog').getByRole('combobox');

async function enter(page: Page, locale: 'en' | 'ar', path: string): Promise<void> {
  await page.addInitScript(`localStorage.getItem('wafaa.locale') ?? localStorage.setItem('wafaa.locale', '${locale}')`);
  await page.goto(cafe.enterUrl);
  await expect(page.locator('main#main h1')).toBeAttached();
  await page.goto(path);
  await expect(page.locator('main#main h1')).toBeAttached();
}

async function openBar(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(bar(page)).toBeFocused();
}

test('by keys alone: to a page, to a conversation by what was said in it, and to the sheet of keys', async ({ page }) => {
  const from = { waId: '971501110071', name: 'Command Bar' };
  await writeAsCustomer(cafe, from, 'Is the saffron corridor open?');
  await enter(page, 'en', '/inbox');
  await openBar(page);
  await page.keyboard.type('audit');
  await expect(page.getByRole('option', { selected: true })).toContainText('Audit log');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings\/audit$/);
  await expect(page.locator('main#main')).toBeFocused();

  await openBar(page);
  await page.keyboard.type('saffron corridor');
  await expect(page.getByRole('option', { name: from.name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/inbox\?.*conversation=/);
  await expect(page.getByRole('region', { name: 'Conversation', exact: true })).toContainText('saffron corridor');

  await openBar(page);
  await page.keyboard.type('keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('Escape gives the focus back, and nothing that fits is said', async ({ page }) => {
  await enter(page, 'en', '/inbox');
  const field = page.getByRole('searchbox');
  await field.focus();
  await openBar(page);
  await page.keyboard.type('qqqqqq');
  await expect(page.getByRole('option')).toHaveText([/Search all conversations/]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(field).toBeFocused();
});

test('in Arabic it finds pages by their Arabic names, and turns the page to English and to the dark', async ({ page }) => {
  await enter(page, 'ar', '/inbox');
  await openBar(page);
  await page.keyboard.type('الاعدادات');
  await expect(page.getByRole('option').first()).toContainText('الإعدادات');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('english');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await openBar(page);
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const locale of ['en', 'ar'] as const) {
  test(`what a screen reader is told in the bar has no fault (${locale})`, async ({ page }) => {
    await enter(page, locale, '/inbox');
    await openBar(page);
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations).toEqual([]);
  });
}
