import { expect, type Page, test } from '@playwright/test';
import { demoTenant, writeAsCustomer } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';

const cafe = demoTenant('qahwa-corner');

async function enter(page: Page, locale: 'en' | 'ar' = 'en', theme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}'); localStorage.setItem('wafaa.theme', '${theme}')`);
  await page.goto(cafe.enterUrl);
  await expect(page.getByRole('heading', { level: 1, name: /^(Home|الرئيسية)$/ })).toBeVisible();
  await page.goto('/watch');
  // The skeleton has a main too, but does not listen for keys yet.
  await expect(page.locator('main#main h1')).toBeVisible();
}

test('a person takes the pen with one key, and undo gives it back', async ({ page }) => {
  await writeAsCustomer(cafe, { waId: '971501110021', name: 'Pen Moves' }, 'How much is a flat white?');
  await enter(page);
  await page.getByText('Pen Moves').first().click();
  const conversation = page.getByRole('region', { name: 'Conversation', exact: true });
  await expect(conversation.getByRole('button', { name: 'Take over' })).toBeVisible();
  await page.keyboard.press('t');
  await expect(conversation.getByRole('button', { name: 'Give back to bot' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(conversation.getByRole('button', { name: 'Take over' })).toBeVisible();
});

test('the shortcut sheet opens by its key, closes by Escape, and focus returns to where it was', async ({ page }) => {
  await enter(page);
  const theme = page.getByRole('button', { name: 'Theme' }).first();
  await theme.focus();
  await page.keyboard.press('Shift+Slash');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(theme).toBeFocused();
});

test('G then K goes to knowledge and G then L comes back', async ({ page }) => {
  await enter(page);
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: 'Knowledge' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByRole('region', { name: 'Recent conversations' })).toBeVisible();
});

for (const locale of ['en', 'ar'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every page is accessible in ${locale}, ${theme}`, async ({ page }) => {
      await writeAsCustomer(cafe, { waId: '971501110022', name: 'Axe Reader' }, 'هل عندكم قهوة باردة؟');
      await enter(page, locale, theme);
      await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr');
      await expect(page.getByText('Axe Reader').first()).toBeVisible();
      await expectAccessible(page, { except: 'iframe' });
      for (const address of ['/', '/knowledge/sources', '/knowledge/facts']) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page, { except: 'iframe' });
      }
    });
  }
}
