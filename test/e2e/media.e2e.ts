import { expect, test } from '@playwright/test';
import { sampleVoiceNote } from '../../sim/src/phone/sample-media.ts';
import { demoTenant, sendAsCustomer } from './product.ts';

test('a customer sends a picture and a voice note, and the agent sees the one and hears the other', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  const tenant = demoTenant('qahwa-corner');
  const from = { waId: '971501110077', name: 'Mona Salem' };
  await sendAsCustomer(tenant, from, { type: 'image', text: 'Do you still have this one?' });
  const voice = { base64: sampleVoiceNote(30).toString('base64'), mimeType: 'audio/ogg; codecs=opus' };
  await sendAsCustomer(tenant, from, { type: 'voice', media: voice });

  await page.goto(tenant.enterUrl);
  await expect(page.getByRole('button', { name: `Switch tenant, now ${tenant.name.en}` })).toBeVisible();
  await page.goto('/inbox');
  await page.getByText('Mona Salem').first().click();
  const conversation = page.getByRole('region', { name: 'Conversation', exact: true });

  const open = conversation.getByRole('button', { name: 'Open the picture' });
  const picture = open.locator('img');
  await expect(picture).toBeVisible();
  // In its own proportions: 320 × 240.
  await expect(picture).toHaveJSProperty('naturalWidth', 320);
  await expect(picture).toHaveJSProperty('naturalHeight', 240);
  const box = await open.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(4 / 3, 1);
  await open.click();
  const viewer = page.getByRole('dialog');
  await expect(viewer.getByRole('img')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(open).toBeFocused();

  const note = conversation.getByRole('group', { name: 'Voice message' });
  await expect(note.getByText('0:30')).toBeVisible();
  await note.getByRole('button', { name: 'Speed 1' }).click();
  await note.getByRole('button', { name: 'Play' }).click();
  await expect(note.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(async () => Number(await note.getByRole('slider').inputValue())).toBeGreaterThan(500);
  await note.getByRole('button', { name: 'Pause' }).click();
  await expect(note.getByRole('button', { name: 'Play' })).toBeVisible();
  expect(problems).toEqual([]);
});
