import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../../test/database.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { assertWithinLimit } from './assert-within-limit.ts';
import { countQuestion } from './count-question.ts';
import type { CountedName } from './count-rows.ts';
import { getUsage } from './get-usage.ts';
import { addModelTokens, mayUseModel, tokensLeft } from './model-tokens.ts';

let test: TestDatabase;
let tenantId: TenantId;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  ({ tenantId } = await makeTenant(test.database));
});
afterAll(() => test.close());

const limit = (limits: object) => test.asOwner('update tenant set limits = $2 where tenant_id = $1', [tenantId, JSON.stringify(limits)]);
const assert = (name: CountedName, more?: number) => test.database.withTenant(tenantId, (db) => assertWithinLimit(db, name, more));
const addSource = (key: string, bytes: number, kind = 'file') =>
  test.asOwner(
    `insert into source (tenant_id, id, name, mime, size_bytes, sha256, storage_key, kind) values ($1, $2, 'n', 'm', $3, $2, '', $4)`,
    [tenantId, key, bytes, kind],
  );

describe('assertWithinLimit', () => {
  it('allows everything where there is no limit, or a wide one', async () => {
    for (const name of ['sources', 'storageBytes', 'members', 'apiKeys', 'branches'] as const) await assert(name);
    await limit({ sources: null });
    await assert('sources', 1e9);
    await expect(assert('storageBytes', 1)).resolves.toBeUndefined();
  });

  it('refuses the one too many of each thing', async () => {
    await limit({ sources: 1, storageBytes: 100, members: 1, apiKeys: 0, branches: 0 });
    await addSource('src_1', 60);
    const refused = { code: 'tenant.limit_reached' };
    await expect(assert('sources')).rejects.toMatchObject(refused);
    await expect(assert('storageBytes', 40)).resolves.toBeUndefined();
    await expect(assert('storageBytes', 41)).rejects.toMatchObject(refused);
    await expect(assert('members')).resolves.toBeUndefined();
    await test.asOwner(
      `insert into invitation (tenant_id, id, email, role, token_hash, invited_by, invited_by_name, expires_at)
       values ($1, 'inv_1', 'a@example.com', 'agent', gen_random_uuid()::text, 'u', 'n', now() + interval '1 day')`,
      [tenantId],
    );
    await expect(assert('members')).rejects.toMatchObject(refused);
    await expect(assert('apiKeys')).rejects.toMatchObject(refused);
    await expect(assert('branches')).rejects.toMatchObject(refused);
  });

  it('counts the files of messages, at the door of a web chat and in the inbox', async () => {
    const { accountId, tenantId: own } = await makeTenant(test.database, { channel: 'webchat' });
    await test.asOwner(
      `with contact as (insert into contact (tenant_id, id) values ($1, 'cnt_1')),
        conversation as (insert into conversation (tenant_id, id, contact_id, account_id, channel) values ($1, 'cnv_1', 'cnt_1', $2, 'webchat')),
        media as (insert into message_media (tenant_id, id, conversation_id, message_id, ordinal, kind, size_bytes, storage_key)
          values ($1, 'med_1', 'cnv_1', 'msg_1', 0, 'image', 30, 'there'), ($1, 'med_2', 'cnv_1', 'msg_2', 0, 'image', 500, null)),
        visitor as (insert into webchat_visitor (tenant_id, account_id, id) values ($1, $2, 'v_1'))
       insert into webchat_file (tenant_id, account_id, visitor_id, id, author, kind, size_bytes, storage_key) values ($1, $2, 'v_1', 'f', 'visitor', 'image', 12, 'here')`,
      [own, accountId],
    );
    const usage = await test.database.withTenant(own, (db) => getUsage(db, new Date()));
    expect(usage.storageBytes.used).toBe(42);
  });

  it('does not count what was entered by hand as a file', async () => {
    await limit({ sources: 1 });
    await addSource('src_manual', 0, 'manual');
    await expect(assert('sources')).resolves.toBeUndefined();
  });

  it('gives the last place to one of those that come at once', async () => {
    await limit({ sources: 1 });
    const add = (key: string) =>
      test.database.withTenant(tenantId, async (db) => {
        await assertWithinLimit(db, 'sources');
        await db.query
          .insertInto('source')
          .values({
            id: key,
            name: 'n',
            mime: 'm',
            size_bytes: 1,
            sha256: key,
            storage_key: '',
            state: 'queued',
            failure_code: null,
            failure_detail: null,
            stages: '[]',
            attempts: 0,
            pages: null,
          })
          .execute();
      });
    const results = await Promise.allSettled([add('a'), add('b'), add('c')]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('getUsage', () => {
  it('shows what was counted, what was used and what there may be', async () => {
    await limit({ messagesPerMonth: 10, members: null });
    await addSource('src_1', 60);
    await test.asOwner(
      `insert into usage_month (tenant_id, month, messages, model_tokens) values ($1, '2026-02-01', 7, 1200), ($1, '2026-01-01', 99, 99)`,
      [tenantId],
    );
    const usage = await test.database.withTenant(tenantId, (db) => getUsage(db, new Date('2026-01-31T22:00:00Z')));
    expect(usage).toMatchObject({
      month: '2026-02-01',
      messagesThisMonth: { used: 7, limit: 10 },
      modelTokensThisMonth: { used: 1200 },
      sources: { used: 1, limit: 500 },
      storageBytes: { used: 60 },
      members: { used: 0, limit: null },
      contacts: 0,
      conversations: 0,
    });
  });

  it('begins every month at nothing', async () => {
    expect(await test.database.withTenant(tenantId, (db) => getUsage(db, new Date()))).toMatchObject({ messagesThisMonth: { used: 0 } });
  });
});

const within = <T>(ask: (db: TenantDb) => Promise<T>): Promise<T> => test.database.withTenant(tenantId, ask);
const january = new Date('2026-01-15T12:00:00Z');
const february = new Date('2026-02-15T12:00:00Z');

describe('countQuestion', () => {
  const asked = async (now: Date) => (await within((db) => getUsage(db, now))).questionsThisMonth.used;

  it('counts up to the limit of the month, refuses the one too many without counting it, and begins anew', async () => {
    await limit({ questionsPerMonth: 2 });
    await within((db) => countQuestion(db, january));
    await within((db) => countQuestion(db, january));
    await expect(within((db) => countQuestion(db, january))).rejects.toMatchObject({
      code: 'tenant.limit_reached',
      details: { limit: 'questionsPerMonth', of: 2 },
    });
    expect(await asked(january)).toBe(2);
    await within((db) => countQuestion(db, february));
    expect(await asked(february)).toBe(1);
  });

  it('refuses all of them where none is allowed, and none where nothing limits them', async () => {
    await limit({ questionsPerMonth: 0 });
    await expect(within((db) => countQuestion(db, january))).rejects.toMatchObject({ code: 'tenant.limit_reached' });
    await limit({ questionsPerMonth: null });
    await within((db) => countQuestion(db, january));
    expect(await asked(january)).toBe(1);
  });
});

describe('tokens of the month', () => {
  it('are taken off what is left, and nothing is left once they are used up', async () => {
    await limit({ modelTokensPerMonth: 100 });
    expect(await within((db) => tokensLeft(db, january))).toBe(100);
    await within((db) => addModelTokens(db, january, 60));
    await within((db) => addModelTokens(db, january, 0));
    await within((db) => addModelTokens(db, january, 40));
    expect(await within((db) => tokensLeft(db, january))).toBe(0);
    expect(await within((db) => mayUseModel(db, january))).toBe(false);
    expect(await within((db) => mayUseModel(db, february))).toBe(true);
  });

  it('have no end where no limit is set', async () => {
    await limit({ modelTokensPerMonth: null });
    await within((db) => addModelTokens(db, january, 1e6));
    expect(await within((db) => tokensLeft(db, january))).toBe(Number.POSITIVE_INFINITY);
  });
});
