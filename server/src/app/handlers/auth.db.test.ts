import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSync } from 'otplib';
import type { SignInResult } from '@wafaa/contracts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { expectProblem } from '../../../test/http/expect-problem.ts';
import { hashSecret, newSecret } from '../../modules/access/index.ts';
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
  return { mine, signedIn: mine.signedIn(await mine.post('/auth/verify-email', { token })) };
}

describe('a sign-up', () => {
  it('makes nothing until the link in the mail is opened, then the tenant, its owner and a session', async () => {
    const mine = browser();
    await mine.post('/auth/sign-up', signUp('first@bayt.example'), 202);
    expect(await running.test.asOwner("select 1 from app_user where email = 'first@bayt.example'")).toEqual([]);
    await mine.fail('/auth/sign-in', { email: 'first@bayt.example', password: PASSWORD }, 401, 'access.wrong_credentials');
    const { token } = await mailTo(running.test, 'first@bayt.example', 'verify_email');
    const signedIn = mine.signedIn(await mine.post('/auth/verify-email', { token }));
    expect(await mine.get('/session')).toMatchObject({
      tenant: { id: signedIn.tenantId, slug: 'bayt-al-waha', currency: 'SAR', state: 'active' },
      actor: { kind: 'user', name: 'Noura', role: 'owner' },
    });
    expect(mine.cookie('__Host-wafaa_refresh')).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
    await mine.fail('/auth/verify-email', { token }, 401, 'access.link_expired');
    const rows = await running.test.asOwner('select payload from mail_link');
    expect(JSON.stringify(rows)).not.toContain('argon2');
  });

  it('of an address that is known answers the same, and tells only the mail', async () => {
    await newOwner('known@bayt.example');
    const ask = (email: string) => browser().call('POST', '/auth/sign-up', signUp(email));
    const [known, fresh] = [await ask('known@bayt.example'), await ask('fresh@bayt.example')];
    expect([known.statusCode, known.body, known.cookies]).toEqual([fresh.statusCode, fresh.body, fresh.cookies]);
    await mailTo(running.test, 'known@bayt.example', 'already_here');
    await mailTo(running.test, 'fresh@bayt.example', 'verify_email');
  });

  it('twice with one address is one business: the second link has nothing left to make', async () => {
    for (const name of ['Noura', 'Huda']) await browser().post('/auth/sign-up', signUp('twice@bayt.example', { name }), 202);
    const links = await tokensTo('twice@bayt.example', 'verify_email');
    expect(links).toHaveLength(2);
    browser().signedIn(await browser().post('/auth/verify-email', { token: links[0] ?? '' }));
    await browser().fail('/auth/verify-email', { token: links[1] ?? '' }, 401, 'access.link_expired');
  });

  it('is refused with a password that everybody tries, a place or a money that do not exist', async () => {
    const refuse = async (more: object, code: string): Promise<void> =>
      browser().fail('/auth/sign-up', signUp('no@bayt.example', more), 422, code);
    for (const password of ['password12345', 'P@ssw0rd1234', 'qwertyuiop123', 'aaaaaaaaaaaaa', 'bayt-al-waha-1', 'noura-1234567'])
      await refuse({ password }, 'access.password_known');
    await refuse({ tenant: { ...business, timeZone: 'Asia/Atlantis' } }, 'tenant.unknown_time_zone');
    await refuse({ tenant: { ...business, currency: 'ZZZ' } }, 'tenant.unknown_currency');
    expect(await running.test.asOwner("select 1 from mail where recipient = 'no@bayt.example'")).toEqual([]);
  });

  it('gives businesses of one name different addresses, also in Arabic only', async () => {
    const arabic = { tenant: { ...business, name: { en: null, ar: 'مطعم الواحة' } } };
    for (const email of ['s1@bayt.example', 's2@bayt.example']) await newOwner(email, arabic);
    const slugs = await running.test.asOwner<{ slug: string }>("select slug from tenant where slug like 'mtam%' order by slug");
    expect(slugs.map(({ slug }) => slug)).toEqual(['mtam-alwaha', 'mtam-alwaha-2']);
  });
});

describe('a sign-in', () => {
  it('answers an unknown address, a wrong password and a malformed one alike, and sets nothing', async () => {
    await newOwner('alike@bayt.example');
    const ask = (email: string, password: string) => browser().call('POST', '/auth/sign-in', { email, password });
    const answers = [
      await ask('alike@bayt.example', 'wrong'),
      await ask('nobody@bayt.example', 'wrong'),
      await ask('nobody@bayt.example', PASSWORD),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect(answer.cookies).toEqual([]);
      expect({ ...(JSON.parse(answer.body) as object), requestId: '' }).toEqual({
        ...(JSON.parse(answers[0]?.body ?? '') as object),
        requestId: '',
      });
    }
  });

  it('leaves exactly one row in the log, a refused one none', async () => {
    await newOwner('logged@bayt.example');
    const rows = () =>
      running.test.asOwner<{ action: string; tenant_id: string | null; actor_name: string }>(
        `select action, tenant_id, actor_name from audit_entry where user_id = (select id from app_user where email = 'logged@bayt.example') order by id`,
      );
    const before = (await rows()).length;
    await browser().fail('/auth/sign-in', { email: 'logged@bayt.example', password: 'wrong' }, 401, 'access.wrong_credentials');
    expect(await rows()).toHaveLength(before);
    const { tenantId } = browser().signedIn(await browser().post('/auth/sign-in', { email: 'Logged@Bayt.example', password: PASSWORD }));
    expect((await rows()).slice(before)).toEqual([{ action: 'session.started', tenant_id: tenantId, actor_name: 'Noura' }]);
  });

  it('with an authenticator asks for its code, takes each code once, and a recovery code instead', async () => {
    const { mine } = await newOwner('factor@bayt.example');
    const { secret, qrSvg } = (await mine.post('/account/second-factor', { password: PASSWORD })) as { secret: string; qrSvg: string };
    expect(qrSvg).toContain('<svg');
    const epoch = Math.floor(Date.now() / 1000);
    const code = (steps: number): string => generateSync({ secret, epoch: epoch + steps * 30 });
    await mine.fail('/account/second-factor/confirm', { code: '000000' }, 401, 'access.wrong_code');
    const { recoveryCodes } = (await mine.post('/account/second-factor/confirm', { code: code(-1) })) as { recoveryCodes: string[] };
    expect(new Set(recoveryCodes).size).toBe(10);
    await mine.fail('/account/second-factor', { password: PASSWORD }, 409, 'access.second_factor_on');
    expect(await mine.get('/account')).toMatchObject({ secondFactor: { enabled: true, recoveryCodesLeft: 10 } });

    const other = browser();
    const start = async (): Promise<string> => {
      const answer = (await other.post('/auth/sign-in', { email: 'factor@bayt.example', password: PASSWORD })) as SignInResult;
      if (answer.status !== 'second_factor') throw new Error(answer.status);
      return answer.challenge;
    };
    const challenge = await start();
    expect(other.cookie('__Host-wafaa_refresh')).toBeUndefined();
    // A challenge is no access token, and the code that turned it on was used.
    other.accessToken = challenge;
    expect((await other.call('GET', '/account')).statusCode).toBe(401);
    await other.fail('/auth/second-factor', { challenge, code: code(-1) }, 401, 'access.wrong_code');
    const now = code(0);
    other.signedIn(await other.post('/auth/second-factor', { challenge, code: now }));
    await other.fail('/auth/second-factor', { challenge: await start(), code: now }, 401, 'access.wrong_code');
    const [spare = ''] = recoveryCodes;
    other.signedIn(await other.post('/auth/second-factor', { challenge: await start(), code: spare.toUpperCase() }));
    await other.fail('/auth/second-factor', { challenge: await start(), code: spare }, 401, 'access.wrong_code');
    expect(await other.get('/account')).toMatchObject({ secondFactor: { enabled: true, recoveryCodesLeft: 9 } });

    const renewed = (await other.post('/account/second-factor/recovery-codes', { password: PASSWORD })) as { recoveryCodes: string[] };
    await other.fail('/account/second-factor/remove', { password: PASSWORD, code: recoveryCodes[1] ?? '' }, 401, 'access.wrong_code');
    await other.post('/account/second-factor/remove', { password: PASSWORD, code: renewed.recoveryCodes[0] ?? '' });
    await other.fail('/account/second-factor/recovery-codes', { password: PASSWORD }, 409, 'access.second_factor_off');
    await other.fail('/account/second-factor/remove', { password: PASSWORD, code: '123456' }, 409, 'access.second_factor_off');
    browser().signedIn(await browser().post('/auth/sign-in', { email: 'factor@bayt.example', password: PASSWORD }));
  });

  it('of somebody who belongs to two businesses asks which, and switching ends the session here', async () => {
    const { mine, signedIn } = await newOwner('two@bayt.example');
    const { tenantId: second } = await running.addTenant();
    await running.test.asOwner(
      `insert into member (tenant_id, user_id, name, email, role) select $1, id, name, email, 'agent' from app_user where email = 'two@bayt.example'`,
      [second],
    );
    const answer = (await browser().post('/auth/sign-in', { email: 'two@bayt.example', password: PASSWORD })) as SignInResult;
    if (answer.status !== 'choose_tenant') throw new Error(answer.status);
    expect(new Set(answer.tenants.map(({ tenantId }) => tenantId))).toEqual(new Set([signedIn.tenantId, second]));
    const { challenge } = answer;
    await browser().fail('/auth/choose-tenant', { challenge, tenantId: '00000000-0000-4000-8000-00000000dead' }, 403, 'access.no_tenant');
    const other = browser();
    other.signedIn(await other.post('/auth/choose-tenant', { challenge, tenantId: second }));
    expect(await other.get('/session')).toMatchObject({ tenant: { id: second }, actor: { role: 'agent' } });
    browser().signedIn(await browser().post('/auth/sign-in', { email: 'two@bayt.example', password: PASSWORD, tenantId: second }));

    const before = mine.accessToken;
    mine.signedIn(await mine.post('/account/switch-tenant', { tenantId: second }));
    expect(await mine.get('/session')).toMatchObject({ tenant: { id: second } });
    mine.accessToken = before;
    expect((await mine.call('GET', '/session')).statusCode).toBe(401);
    await other.fail('/account/switch-tenant', { tenantId: '00000000-0000-4000-8000-00000000dead' }, 403, 'access.no_tenant');
    expect((await other.call('GET', '/session')).statusCode).toBe(200);
  });

  it('into a suspended business is refused, and one under erasure can be read and called off by its owner', async () => {
    const { mine, signedIn } = await newOwner('rests@bayt.example');
    const state = async (text: string): Promise<void> => {
      await running.test.asOwner('update tenant set state = $2 where tenant_id = $1', [signedIn.tenantId, text]);
      running.app.door.changes.announce({ tenantId: signedIn.tenantId ?? '' });
    };
    await state('suspended');
    expect((await mine.call('GET', '/account')).body).toContain('tenant.suspended');
    await browser().fail('/auth/sign-in', { email: 'rests@bayt.example', password: PASSWORD }, 403, 'tenant.suspended');
    await mine.fail('/auth/refresh', undefined, 403, 'tenant.suspended');
    await state('erasing');
    mine.signedIn(await mine.post('/auth/refresh'));
    const { actor } = (await mine.get('/session')) as { actor: { permissions: string[] } };
    expect(actor.permissions).toContain('tenant.erase');
    expect(actor.permissions.filter((id) => !id.endsWith('.read')).sort()).toEqual(['tenant.erase', 'tenant.export']);
  });

  it('from a browser that was not there before is told by mail, from a known one it is not', async () => {
    const { mine } = await newOwner('notice@bayt.example');
    const notices = async (): Promise<number> =>
      (await running.test.asOwner("select 1 from mail where recipient = 'notice@bayt.example' and template = 'new_sign_in'")).length;
    mine.signedIn(await mine.post('/auth/sign-in', { email: 'notice@bayt.example', password: PASSWORD }));
    expect(await notices()).toBe(0);
    browser().signedIn(await browser().post('/auth/sign-in', { email: 'notice@bayt.example', password: PASSWORD }));
    expect(await notices()).toBe(1);
  });
});

describe('a refresh', () => {
  it('replaces the cookie, gives a second tab the same successor, and ends the family when an old one comes again', async () => {
    const { mine, signedIn } = await newOwner('tabs@bayt.example');
    const name = '__Host-wafaa_refresh';
    const first = mine.cookie(name)?.value ?? '';
    const second = (await mine.post('/auth/refresh')) as { tenantId: string };
    expect(second.tenantId).toBe(signedIn.tenantId);
    const successor = mine.cookie(name)?.value ?? '';
    expect(successor).not.toBe(first);
    const tab = browser();
    tab.setCookie(name, first);
    await tab.post('/auth/refresh');
    expect(tab.cookie(name)?.value).toBe(successor);
    mine.signedIn(await mine.post('/auth/refresh'));
    const thief = browser();
    thief.setCookie(name, first);
    await thief.fail('/auth/refresh', undefined, 401, 'access.session_replayed');
    expect(thief.cookie(name)).toBeUndefined();
    expect((await mine.call('GET', '/account')).statusCode).toBe(401);
    await mine.fail('/auth/refresh', undefined, 401, 'access.unauthenticated');
    await browser().fail('/auth/refresh', undefined, 401, 'access.unauthenticated');
  });

  it('ends with a sign-out, which says the same to a stranger', async () => {
    const { mine } = await newOwner('out@bayt.example');
    const cookie = mine.cookie('__Host-wafaa_refresh')?.value ?? '';
    await mine.post('/auth/sign-out');
    expect(mine.cookie('__Host-wafaa_refresh')).toBeUndefined();
    expect((await mine.call('GET', '/account')).statusCode).toBe(401);
    const again = browser();
    again.setCookie('__Host-wafaa_refresh', cookie);
    await again.fail('/auth/refresh', undefined, 401, 'access.unauthenticated');
    await again.post('/auth/sign-out');
    await browser().post('/auth/sign-out');
    const rows = await running.test.asOwner(
      "select 1 from audit_entry where action = 'session.ended' and user_id = (select id from app_user where email = 'out@bayt.example')",
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a forgotten password', () => {
  it('is set anew by the link in a mail, which works once and ends every session', async () => {
    const { mine } = await newOwner('forgot@bayt.example');
    const ask = (email: string) => browser().call('POST', '/auth/password-reset', { email });
    const [known, unknown] = [await ask('forgot@bayt.example'), await ask('stranger@bayt.example')];
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
    expect(known.statusCode).toBe(202);
    expect(await running.test.asOwner("select 1 from mail where recipient = 'stranger@bayt.example'")).toEqual([]);
    const { token } = await mailTo(running.test, 'forgot@bayt.example', 'reset_password');
    await browser().fail('/auth/verify-email', { token }, 401, 'access.link_expired');
    await browser().fail('/auth/password-reset/complete', { token, password: 'forgot-forgot-1' }, 422, 'access.password_known');
    await browser().post('/auth/password-reset/complete', { token, password: 'another-lantern-55-qk' });
    await browser().fail('/auth/password-reset/complete', { token, password: 'another-lantern-56-qk' }, 401, 'access.link_expired');
    expect((await mine.call('GET', '/account')).statusCode).toBe(401);
    await mine.fail('/auth/refresh', undefined, 401, 'access.unauthenticated');
    await browser().fail('/auth/sign-in', { email: 'forgot@bayt.example', password: PASSWORD }, 401, 'access.wrong_credentials');
    browser().signedIn(await browser().post('/auth/sign-in', { email: 'forgot@bayt.example', password: 'another-lantern-55-qk' }));
    await mailTo(running.test, 'forgot@bayt.example', 'password_changed');
  });

  it('of somebody with an authenticator does not open the account by the mail alone', async () => {
    const { mine } = await newOwner('forgot2@bayt.example');
    const { secret } = (await mine.post('/account/second-factor', { password: PASSWORD })) as { secret: string };
    await mine.post('/account/second-factor/confirm', { code: generateSync({ secret }) });
    await browser().post('/auth/password-reset', { email: 'forgot2@bayt.example' }, 202);
    const { token } = await mailTo(running.test, 'forgot2@bayt.example', 'reset_password');
    await browser().post('/auth/password-reset/complete', { token, password: 'another-lantern-55-qk' });
    const answer = await browser().post('/auth/sign-in', { email: 'forgot2@bayt.example', password: 'another-lantern-55-qk' });
    expect(answer).toMatchObject({ status: 'second_factor' });
  });
});

describe('an invitation', () => {
  const invite = async (tenantId: string, email: string, more: { role?: string; hours?: number } = {}): Promise<string> => {
    const token = newSecret();
    await running.test.asOwner(
      `insert into invitation (tenant_id, id, email, role, language, token_hash, invited_by, invited_by_name, expires_at)
       values ($1, $2, $3, $4, 'ar', $5, 'usr_x', 'Sara', now() + $6 * interval '1 hour')`,
      [tenantId, `inv_${token.slice(0, 8)}`, email, more.role ?? 'agent', hashSecret(token), more.hours ?? 24],
    );
    return token;
  };

  it('is accepted by a new person with a new password, once', async () => {
    const { tenantId } = await running.addTenant();
    const token = await invite(tenantId, 'new@people.example');
    expect(await browser().get(`/auth/invitation?token=${token}`)).toMatchObject({
      email: 'new@people.example',
      role: { en: 'Agent' },
      invitedBy: 'Sara',
      hasAccount: false,
    });
    await browser().fail('/auth/invitation/accept', { token, password: 'short' }, 422, 'access.password_short');
    await browser().fail('/auth/invitation/accept', { token, password: 'passwordpassword' }, 422, 'access.password_known');
    const mine = browser();
    mine.signedIn(await mine.post('/auth/invitation/accept', { token, name: 'Fahad', password: PASSWORD }));
    expect(await mine.get('/session')).toMatchObject({ tenant: { id: tenantId }, actor: { role: 'agent', name: 'Fahad' } });
    await browser().fail('/auth/invitation/accept', { token, password: PASSWORD }, 401, 'access.link_expired');
    expect((await browser().call('GET', `/auth/invitation?token=${token}`)).statusCode).toBe(401);
    const rows = await running.test.asOwner<{ action: string }>('select action from audit_entry where tenant_id = $1', [tenantId]);
    expect(rows.map(({ action }) => action)).toEqual(['member.joined']);
  });

  it('is accepted by a known person with their own password only', async () => {
    await newOwner('guest@bayt.example');
    const { tenantId } = await running.addTenant();
    const token = await invite(tenantId, 'guest@bayt.example', { role: 'analyst' });
    expect(await browser().get(`/auth/invitation?token=${token}`)).toMatchObject({ hasAccount: true });
    await browser().fail('/auth/invitation/accept', { token, password: 'another-lantern-55-qk' }, 401, 'access.wrong_credentials');
    const mine = browser();
    mine.signedIn(await mine.post('/auth/invitation/accept', { token, password: PASSWORD }));
    expect(await mine.get('/session')).toMatchObject({ tenant: { id: tenantId }, actor: { role: 'analyst', name: 'Noura' } });
  });

  it('that is over, or of a business that rests, offers nothing', async () => {
    const { tenantId } = await running.addTenant();
    const late = await invite(tenantId, 'late@people.example', { hours: -1 });
    await browser().fail('/auth/invitation/accept', { token: late, password: PASSWORD }, 401, 'access.link_expired');
    const token = await invite(tenantId, 'resting@people.example');
    await running.test.asOwner("update tenant set state = 'suspended' where tenant_id = $1", [tenantId]);
    await browser().fail('/auth/invitation/accept', { token, password: PASSWORD }, 401, 'access.link_expired');
    expect(await running.test.asOwner("select 1 from app_user where email in ('late@people.example', 'resting@people.example')")).toEqual(
      [],
    );
  });
});

describe('one’s own account', () => {
  it('changes its name everywhere and its password, which ends the other sessions and not this one', async () => {
    const { mine } = await newOwner('own@bayt.example');
    const other = browser();
    other.signedIn(await other.post('/auth/sign-in', { email: 'own@bayt.example', password: PASSWORD }));
    expect(JSON.parse((await mine.call('PATCH', '/account', { name: 'Noura Q.', language: 'ar' })).body)).toMatchObject({
      name: 'Noura Q.',
      language: 'ar',
    });
    expect(await other.get('/session')).toMatchObject({ actor: { name: 'Noura Q.' } });
    expect(await running.test.asOwner("select name from member where email = 'own@bayt.example'")).toEqual([{ name: 'Noura Q.' }]);

    await mine.fail('/account/password', { current: 'wrong', next: 'another-lantern-55-qk' }, 401, 'access.wrong_credentials');
    await mine.fail('/account/password', { current: PASSWORD, next: 'baytalwaha-2026' }, 422, 'access.password_known');
    await mine.post('/account/password', { current: PASSWORD, next: 'another-lantern-55-qk' });
    expect((await other.call('GET', '/account')).statusCode).toBe(401);
    expect((await mine.call('GET', '/account')).statusCode).toBe(200);
    mine.signedIn(await mine.post('/auth/refresh'));
  });

  it('changes its address by a link to the new one, with a notice to the old one', async () => {
    const { mine } = await newOwner('moves@bayt.example');
    await newOwner('taken@bayt.example');
    const ask = async (email: string) => mine.post('/account/email', { email, password: PASSWORD }, 202);
    expect(await ask('taken@bayt.example')).toMatchObject({ email: 'moves@bayt.example', pendingEmail: 'taken@bayt.example' });
    await mailTo(running.test, 'taken@bayt.example', 'already_here');
    expect(await ask('moved@bayt.example')).toMatchObject({ pendingEmail: 'moved@bayt.example' });
    const { token } = await mailTo(running.test, 'moved@bayt.example', 'change_email');
    browser().signedIn(await browser().post('/auth/verify-email', { token }));
    expect(await mine.get('/account')).toMatchObject({ email: 'moved@bayt.example' });
    expect((await mailTo(running.test, 'moves@bayt.example', 'email_changed')).text).toContain('moved@bayt.example');
    await browser().fail('/auth/sign-in', { email: 'moves@bayt.example', password: PASSWORD }, 401, 'access.wrong_credentials');
    browser().signedIn(await browser().post('/auth/sign-in', { email: 'moved@bayt.example', password: PASSWORD }));
  });

  it('shows its sessions and ends them one by one or all others, never somebody else’s', async () => {
    const { mine } = await newOwner('many@bayt.example');
    const { mine: stranger } = await newOwner('strange@bayt.example');
    const others = [browser(), browser(), browser()];
    for (const each of others) each.signedIn(await each.post('/auth/sign-in', { email: 'many@bayt.example', password: PASSWORD }));
    const list = async () =>
      ((await mine.get('/account/sessions')) as { items: { id: string; current: boolean; device: string; tenantName: string }[] }).items;
    const items = await list();
    expect(items).toHaveLength(4);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect(items[0]).toMatchObject({ device: 'Chrome on Linux', tenantName: 'Bayt Al Waha' });
    const [first] = items;
    expect((await stranger.call('DELETE', `/account/sessions/${first?.id}`)).statusCode).toBe(404);
    const victim = items.find(({ current }) => !current);
    expect((await mine.call('DELETE', `/account/sessions/${victim?.id}`)).statusCode).toBe(200);
    expect((await mine.call('DELETE', `/account/sessions/${victim?.id}`)).statusCode).toBe(404);
    const standing = await Promise.all(others.map(async (each) => (await each.call('GET', '/account')).statusCode));
    expect(standing.filter((status) => status === 200)).toHaveLength(2);
    expect(JSON.parse((await mine.call('DELETE', '/account/sessions')).body)).toEqual({ ended: 2 });
    expect(await list()).toHaveLength(1);
    expect((await stranger.call('GET', '/account')).statusCode).toBe(200);
  });

  it('reads what happened around it, page by page, and nothing of others', async () => {
    const { mine } = await newOwner('reads@bayt.example');
    for (const name of ['One', 'Two', 'Three']) {
      await mine.call('PATCH', '/account', { name });
      // Carrying a session on is written down, and is no news to its owner.
      mine.signedIn(await mine.post('/auth/refresh'));
    }
    const actions: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = (await mine.get(`/account/activity?limit=2${cursor ? `&cursor=${cursor}` : ''}`)) as {
        items: { action: string }[];
        nextCursor: string | null;
      };
      actions.push(...page.items.map(({ action }) => action));
      cursor = page.nextCursor;
    }
    expect(actions).toEqual([...Array<string>(3).fill('account.updated'), 'account.email_verified']);
    expect((await mine.call('GET', '/account/activity?cursor=x')).statusCode).toBe(400);
  });

  it('is all that is open to somebody without the second factor that the business asks for', async () => {
    const { mine, signedIn } = await newOwner('needs@bayt.example');
    await running.test.asOwner(`update tenant set settings = '{"requireSecondFactor":true}' where tenant_id = $1`, [signedIn.tenantId]);
    running.app.door.changes.announce({ tenantId: signedIn.tenantId ?? '' });
    expectProblem(await mine.call('GET', '/session'), 403, 'access.second_factor_needed');
    expectProblem(await mine.call('GET', '/conversations'), 403, 'access.second_factor_needed');
    await mine.get('/account');
    const { secret } = (await mine.post('/account/second-factor', { password: PASSWORD })) as { secret: string };
    await mine.post('/account/second-factor/confirm', { code: generateSync({ secret }) });
    await mine.get('/session');
  });
});

async function tokensTo(email: string, template: string): Promise<string[]> {
  const mails = await running.test.asOwner<{ body_text: string }>('select body_text from mail where recipient = $1 and template = $2', [
    email,
    template,
  ]);
  return mails.map(({ body_text }) => /token[=/]([A-Za-z0-9_-]{43})/.exec(body_text)?.[1] ?? '');
}
