import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { mintTenantId } from '../../platform/ids.ts';
import { createSeededSessions } from './seeded-session.ts';

describe('seeded sessions', () => {
  const key = randomBytes(32);
  const tenantId = mintTenantId('00000000-0000-4000-8000-000000000001');
  let now = 1_000_000;
  const sessions = createSeededSessions(key, () => now);
  const mint = (purpose: 'link' | 'cookie', role = 'owner') =>
    sessions.mint(purpose, tenantId, { id: 'usr_1', name: 'Sara', role }, 60_000);

  test('say who acts, for which tenant, with which rights', () => {
    const session = sessions.read('cookie', mint('cookie'));
    expect(session).toMatchObject({ tenantId, actor: { id: 'usr_1', name: 'Sara', role: 'owner' } });
    expect(session?.actor.permissions.has('conversations.write')).toBe(true);
  });

  test('give an analyst no right to write, and an unknown role no right at all', () => {
    expect(sessions.read('cookie', mint('cookie', 'analyst'))?.actor.permissions.has('conversations.write')).toBe(false);
    expect(sessions.read('cookie', mint('cookie', 'constructor'))?.actor.permissions.size).toBe(0);
  });

  test('of a link are no cookie, and of a cookie no link', () => {
    expect(sessions.read('cookie', mint('link'))).toBeNull();
    expect(sessions.read('link', mint('cookie'))).toBeNull();
  });

  test('end when their time is over', () => {
    const token = mint('cookie');
    now += 60_000;
    expect(sessions.read('cookie', token)).not.toBeNull();
    now += 1;
    expect(sessions.read('cookie', token)).toBeNull();
  });

  test('are worth nothing when any one of their characters was changed', () => {
    const token = mint('cookie');
    const body = token.slice(0, token.indexOf('.'));
    for (let at = 0; at < body.length; at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(sessions.read('cookie', changed)).toBeNull();
    }
  });

  test('cannot be moved to another tenant, nor be made with another key', () => {
    const [, signature] = mint('cookie').split('.');
    const forged = Buffer.from(
      JSON.stringify({ purpose: 'cookie', tenantId: 'other', actor: { role: 'owner' }, expiresAt: now * 2 }),
    ).toString('base64url');
    expect(sessions.read('cookie', `${forged}.${signature}`)).toBeNull();
    expect(createSeededSessions(randomBytes(32), () => now).read('cookie', mint('cookie'))).toBeNull();
  });

  test('are none when there is no token, or something that is none', () => {
    for (const token of [undefined, '', '.', 'a.b', 'a.b.c', `${mint('cookie')}.x`, '..'])
      expect(sessions.read('cookie', token)).toBeNull();
  });
});
