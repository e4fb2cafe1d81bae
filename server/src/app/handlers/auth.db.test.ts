import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSync } from 'otplib';
import { SignInResult } from '@wafaa/contracts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { createBrowser, type Browser, mailTo } from '../../../test/browser.ts';

// The whole way of a person over HTTP: mails are read where they lie, cookies are kept as a browser keeps them.

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp({ env: { PUBLIC_URL: 'https://wafaa.example' } });
});
afterAll(() => running.close());

const PASSWORD = 'quiet-lantern-9134-vz';
const business = {
  name: { en: 'Bayt Al Waha', ar: 'بيت الواحة' },
  kind: 'restaurant',
  timeZone: 'Asia/Riyadh',
  currency: 'SAR',
  defaultLanguage: 'ar',
};
const browser = (): Browser => createBrowser(running.api.server);
const signUp = (email: string, more: object = {}) => ({
  email,
  password: PASSWORD,
  name: 'Noura',
  language: 'en',
  tenant: business,
  ...more,
});

async function newOwner(email: string, more: object = {}): Promise<{ mine: Browser; signedIn: SignInResult & { status: 'signed_in' } }> {
  const mine = browser();
  await mine.post('/auth/sign-up', signUp(email, more), 202);
  const { token } = await mailTo(running.test, email, 'verify_email');
  return { mine, signedIn: await mine.signedIn(await mine.post('/auth/verify-email', { token })) };
}

describe('a sign-up', () => {
  it('makes nothing until the link in the mail is opened, then the tenant, its owner and a session', async () => {
    const mine = browser();
    await mine.post('/auth/sign-up', signUp('first@bayt.example'), 202);
    expect(await running.test.asOwner("select 1 from app_user where email = 'first@bayt.example'")).toEqual([]);
    await mine.fail('/auth/sign-in', { email: 'first@bayt.example', password: PASSWORD }, 401, 'access.wrong_credentials');
    const { token } = await mailTo(running.test, 'first@bayt.example', 'verify_email');
    const signedIn = await mine.signedIn(await mine.post('/auth/verify-email', { token }));
    expect(await mine.get('/session')).toMatchObject({
      tenant: { id: signedIn.tenantId, slug: 'bayt-al-waha', currency: 'SAR', state: 'active' },
      actor: { kind: 'user', name: 'Noura', role: 'owner' },
    });
    expect(mine.cookie('__Host-wafaa_refresh')).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
    await mine.fail('/auth/verify-email', { token }, 401, 'access.link_expired');
    const rows = await running.test.asOwner('select payload from mail_link');
    expect(JSON.stringify(rows)).not.toContain('argon2');
  });
});

void generateSync;
