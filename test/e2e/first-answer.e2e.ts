import { expect, test } from '@playwright/test';
import { demoTenant, writeAsCustomer } from './product.ts';

test('a customer writes on WhatsApp, and the business watches the true answer go out without reloading', async ({ page }) => {
  const tenant = demoTenant('qahwa-corner');
  await page.goto(tenant.enterUrl);
  await expect(page.getByRole('button', { name: `Switch tenant, now ${tenant.name.en}` })).toBeVisible();

  await page.getByRole('link', { name: 'Live conversation' }).click();

  await writeAsCustomer(tenant, { waId: '971501110001', name: 'Huda Nasser' }, 'When are you open on Friday?');

  await page.getByRole('region', { name: 'Recent conversations' }).getByText('Huda Nasser').click();
  const conversation = page.getByRole('region', { name: 'Conversation', exact: true });
  await expect(conversation.getByText('When are you open on Friday?').first()).toBeVisible();
  // From the opening hours in the tenant's own documents (sim/demo/qahwa-corner).
  await expect(conversation.getByText('7:00').first()).toBeVisible();
});

test('the phone of the emulator stands in the dashboard and answers there', async ({ page }) => {
  await page.goto(demoTenant('layla-atelier').enterUrl);
  await page.getByRole('link', { name: 'Live conversation' }).click();
  const phone = page.frameLocator('iframe');
  await phone.getByRole('textbox').fill('How much is shipping inside Kuwait?');
  await phone.getByRole('textbox').press('Enter');
  await expect(phone.getByText('2.000').first()).toBeVisible();
});

test('one business sees nothing of another', async ({ page }) => {
  await writeAsCustomer(demoTenant('bayt-alwaha'), { waId: '966501110002', name: 'Only Bayt Knows' }, 'كم سعر المندي؟');
  await page.goto(demoTenant('bayt-alwaha').enterUrl);
  await expect(page.getByText('Only Bayt Knows').first()).toBeVisible();

  const other = demoTenant('layla-atelier');
  await page.goto(other.enterUrl);
  await expect(page.getByRole('button', { name: `Switch tenant, now ${other.name.en}` })).toBeVisible();
  await expect(page.getByText('Only Bayt Knows')).toHaveCount(0);
});
