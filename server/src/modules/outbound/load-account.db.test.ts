import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { createSecretBox } from '../../platform/crypto/sealed-secrets.ts';
import { createAccountLookup } from './load-account.ts';

describe('account look-up', () => {
  const secrets = createSecretBox([randomBytes(32)]);
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  const tenantWith = async (accountId: string, accessToken: string) => {
    const tenant = await makeTenant(db.database, { accountId });
    await db.asOwner('update channel_account set credentials = $2 where tenant_id = $1', [
      tenant.tenantId,
      secrets.seal(tenant.tenantId, { accessToken }),
    ]);
    return tenant;
  };
  const stateOf = async (tenantId: string) =>
    (
      await db.asOwner<{ state: string; state_reason: string | null }>(
        'select state, state_reason from channel_account where tenant_id = $1',
        [tenantId],
      )
    )[0];

  test('never mixes two tenants that use the same account id, remembered or not', async () => {
    const [one, two] = [await tenantWith('acc_same', 'token one'), await tenantWith('acc_same', 'token two')];
    const lookup = createAccountLookup({ database: db.database, secrets });
    for (let round = 0; round < 2; round += 1) {
      expect((await lookup.load(one.tenantId, 'acc_same'))?.credentials).toEqual({ accessToken: 'token one' });
      expect((await lookup.load(two.tenantId, 'acc_same'))?.credentials).toEqual({ accessToken: 'token two' });
    }
  });

  test('remembers an account for seconds, not longer', async () => {
    const tenant = await tenantWith('acc_old', 'old');
    let now = 1_000_000;
    const lookup = createAccountLookup({ database: db.database, secrets, now: () => now });
    const token = async () => (await lookup.load(tenant.tenantId, 'acc_old'))?.credentials.accessToken;
    expect(await token()).toBe('old');
    await db.asOwner('update channel_account set credentials = $2 where tenant_id = $1', [
      tenant.tenantId,
      secrets.seal(tenant.tenantId, { accessToken: 'new' }),
    ]);
    expect(await token()).toBe('old');
    now += 5_001;
    expect(await token()).toBe('new');
  });

  test('gives nothing for an account that is disconnected, unknown or another tenant’s', async () => {
    const tenant = await tenantWith('acc_gone', 't');
    const other = await tenantWith('acc_else', 't');
    await db.asOwner(`update channel_account set state = 'disconnected' where tenant_id = $1`, [tenant.tenantId]);
    const lookup = createAccountLookup({ database: db.database, secrets });
    expect(await lookup.load(tenant.tenantId, 'acc_gone')).toBeNull();
    expect(await lookup.load(tenant.tenantId, 'acc_nothing')).toBeNull();
    expect(await lookup.load(tenant.tenantId, other.accountId)).toBeNull();
  });

  test('opens nothing that was sealed for another tenant, and shuts the account with that reason, once', async () => {
    const [one, two] = [await tenantWith('acc_a', 'a'), await tenantWith('acc_b', 'b')];
    await db.asOwner(
      'update channel_account set credentials = (select credentials from channel_account where tenant_id = $2) where tenant_id = $1',
      [one.tenantId, two.tenantId],
    );
    const told: unknown[] = [];
    const lookup = createAccountLookup({ database: db.database, secrets, onShut: ({ code }) => told.push(code) });
    for (let round = 0; round < 2; round += 1)
      expect(await lookup.load(one.tenantId, 'acc_a')).toMatchObject({ credentials: {}, shutBy: 'credentials_unreadable' });
    expect(told).toEqual(['credentials_unreadable']);
    expect(await stateOf(one.tenantId)).toEqual({ state: 'needs_reconnect', state_reason: 'credentials_unreadable' });
  });

  test('shows a refused token, and mends it with the next message that goes through', async () => {
    const tenant = await tenantWith('acc_mend', 't');
    const lookup = createAccountLookup({ database: db.database, secrets });
    await lookup.load(tenant.tenantId, 'acc_mend');
    await lookup.markBroken(tenant.tenantId, 'acc_mend', '190');
    expect(await stateOf(tenant.tenantId)).toEqual({ state: 'needs_reconnect', state_reason: '190' });
    expect(await lookup.load(tenant.tenantId, 'acc_mend')).not.toBeNull();
    await lookup.markWorking(tenant.tenantId, 'acc_mend');
    expect(await stateOf(tenant.tenantId)).toEqual({ state: 'live', state_reason: null });
  });

  test('says once that an account is shut, whoever finds out, and what the provider called it', async () => {
    const tenant = await tenantWith('acc_shut', 't');
    const told: unknown[] = [];
    const lookups = [1, 2].map(() => createAccountLookup({ database: db.database, secrets, onShut: (shut) => told.push(shut) }));
    for (const lookup of lookups) await lookup.markBroken(tenant.tenantId, 'acc_shut', '190');
    expect(told).toEqual([{ tenantId: tenant.tenantId, accountId: 'acc_shut', channel: 'whatsapp', code: '190' }]);
    for (const lookup of lookups) expect((await lookup.load(tenant.tenantId, 'acc_shut'))?.shutBy).toBe('190');
  });

  test('has an account looked at anew where the provider named a lack of rights', async () => {
    const tenant = await tenantWith('acc_suspect', 't');
    await db.asOwner(`update channel_account set state = 'live', checked_at = now() where tenant_id = $1`, [tenant.tenantId]);
    await createAccountLookup({ database: db.database, secrets }).markSuspect(tenant.tenantId, 'acc_suspect');
    expect(await db.asOwner('select state, checked_at from channel_account where tenant_id = $1', [tenant.tenantId])).toEqual([
      { state: 'live', checked_at: null },
    ]);
  });

  test('does not bring back what the owner disconnected', async () => {
    const tenant = await tenantWith('acc_off', 't');
    const lookup = createAccountLookup({ database: db.database, secrets });
    await lookup.markBroken(tenant.tenantId, 'acc_off', '190');
    await lookup.load(tenant.tenantId, 'acc_off');
    await db.asOwner(`update channel_account set state = 'disconnected' where tenant_id = $1`, [tenant.tenantId]);
    await lookup.markWorking(tenant.tenantId, 'acc_off');
    expect((await stateOf(tenant.tenantId))?.state).toBe('disconnected');
  });
});
