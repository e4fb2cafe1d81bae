import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { demoTenant, simUrl, writeAsCustomer } from '../../test/e2e/product.ts';

const cafe = demoTenant('qahwa-corner');
const account = new URL(cafe.phoneUrl).searchParams.get('account');

/** The provider refuses the next answer of the café. */
async function refuseAnswer(): Promise<void> {
  const answer = await fetch(`${simUrl}/_sim/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'error', status: 400, code: 131026, account, count: 1 }),
  });
  expect(answer.ok).toBe(true);
}

async function openList(page: Page, locale: 'en' | 'ar' = 'en'): Promise<void> {
  await page.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}'); localStorage.setItem('wafaa.theme', 'light')`);
  await page.goto(cafe.enterUrl);
  await expect(page.locator('main#main h1')).toBeAttached();
  await page.goto('/inbox/not-delivered');
}

const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('what could not be sent stands in the list with its reason, and goes when it is tried again', async ({ page }) => {
  const from = { waId: '971501110301', name: 'Never Reached' };
  await refuseAnswer();
  await writeAsCustomer(cafe, from, 'When are you open on Friday?');
  await openList(page);
  const row = rowOf(page, from.name);
  await expect(row.getByText('Not sent')).toBeVisible();
  await expect(row).toContainText('The customer cannot be reached there');
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('It is tried again')).toBeVisible();
  await expect(row).toHaveCount(0);
  await expect
    .poll(async () => (await fetch(`${simUrl}/_sim/phone/conversation?account=${account}&contact=${from.waId}`)).text())
    .toContain('7:00');
});

test('what nobody needs any more is let go of, brought back by undo, and kept aside', async ({ page }) => {
  const from = { waId: '971501110302', name: 'Let Go Of' };
  await refuseAnswer();
  await writeAsCustomer(cafe, from, 'Do you have oat milk?');
  await openList(page);
  const row = rowOf(page, from.name);
  await row.getByRole('checkbox').check();
  await page.getByRole('toolbar', { name: 'For what is selected' }).getByRole('button', { name: 'Let go' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: 'Let it go' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Let go', exact: true }).click();
  await expect(rowOf(page, from.name)).toContainText('let go of it');
});

test('the list leads to the conversation, in Arabic too, and the inbox counts it', async ({ page }) => {
  const from = { waId: '971501110303', name: 'Counted Here' };
  await refuseAnswer();
  await writeAsCustomer(cafe, from, 'How much is a flat white?');
  await openList(page, 'ar');
  await expect(rowOf(page, from.name)).toBeVisible();
  const found = await new AxeBuilder({ page }).include('main').analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await rowOf(page, from.name).getByRole('link', { name: 'فتح المحادثة' }).click();
  await expect(page).toHaveURL(/\/inbox\?.*conversation=/);
  await page.setViewportSize({ width: 1700, height: 900 });
  await page.goto('/inbox');
  await expect(page.getByRole('link', { name: /لم تصل/ })).toContainText(/\d/);
});
