import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { createSecretBox } from '../../platform/crypto/sealed-secrets.ts';
import { createWebhookAccounts } from './load-webhook-account.ts';

describe('the account that a webhook claims to be for', () => {
  let bed: TestDatabase;
  const box = createSecretBox([Buffer.alloc(32, 7)]);
  let now = 0;
  const open = () => createWebhookAccounts(bed.database.system, box, () => now);
  const seal = async (tenant: Awaited<ReturnType<typeof makeTenant>>, secret: string) =>
    bed.database.withTenant(tenant.tenantId, (db) =>
      db.query
        .updateTable('channel_account')
        .set({ credentials: box.seal(tenant.tenantId, { webhookSecret: secret }) })
        .where('id', '=', tenant.accountId)
        .execute(),
    );
  beforeAll(async () => {
    bed = await createTestDatabase();
  });
  afterAll(() => bed.close());

  test('is opened with its own secret, and no other tenant’s, though both call their account the same', async () => {
    const [mine, other] = [
      await makeTenant(bed.database, { channel: 'telegram', accountId: 'acc_same' }),
      await makeTenant(bed.database, { channel: 'telegram', accountId: 'acc_same' }),
    ];
    await seal(mine, 'secret-of-mine');
    await seal(other, 'secret-of-other');
    const accounts = open();
    expect(await accounts('telegram', mine.accountKey)).toMatchObject({
      accountKey: mine.accountKey,
      credentials: { webhookSecret: 'secret-of-mine' },
    });
    expect((await accounts('telegram', other.accountKey))?.credentials).toEqual({ webhookSecret: 'secret-of-other' });
  });

  test('is nobody’s by an unknown key, by another channel’s, when it was disconnected, and by what is no key', async () => {
    const mine = await makeTenant(bed.database, { channel: 'telegram' });
    await seal(mine, 'secret');
    const accounts = open();
    for (const [channel, key] of [
      ['telegram', 'nobody'],
      ['whatsapp', mine.accountKey],
      ['telegram', ''],
      ['telegram', 'x'.repeat(10_000)],
    ] as const)
      expect(await accounts(channel, key)).toBeUndefined();
    await bed.asOwner(`update channel_account set state = 'disconnected' where tenant_id = $1`, [mine.tenantId]);
    expect(await accounts('telegram', mine.accountKey)).toBeUndefined();
  });

  test('cannot be opened where its envelope was sealed for somebody else', async () => {
    const [mine, other] = [
      await makeTenant(bed.database, { channel: 'telegram' }),
      await makeTenant(bed.database, { channel: 'telegram' }),
    ];
    await seal(other, 'secret-of-other');
    await bed.asOwner(
      `update channel_account set credentials = (select credentials from channel_account where tenant_id = $1) where tenant_id = $2`,
      [other.tenantId, mine.tenantId],
    );
    await expect(open()('telegram', mine.accountKey)).rejects.toThrow(/auth|decrypt|envelope|unable/i);
  });

  test('is looked up anew after a few seconds', async () => {
    const mine = await makeTenant(bed.database, { channel: 'telegram' });
    await seal(mine, 'first');
    const accounts = open();
    const secret = async () => (await accounts('telegram', mine.accountKey))?.credentials.webhookSecret;
    expect(await secret()).toBe('first');
    await seal(mine, 'second');
    expect(await secret()).toBe('first');
    now += 6_000;
    expect(await secret()).toBe('second');
  });
});
