import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { readZip } from '../../../test/read-zip.ts';
import type { TenantId } from '../../platform/ids.ts';
import { createFolderStorage } from '../../platform/storage/file-storage.ts';
import type { AuditSource } from '../audit/index.ts';
import { exportContact } from './export-contact.ts';
import { getContact, listContacts } from './list-contacts.ts';

let test: TestDatabase;
let tenantId: TenantId;
let accountId: string;
const folder = mkdtempSync(join(tmpdir(), 'wafaa-contacts-'));
const storage = createFolderStorage(folder);
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  ({ tenantId, accountId } = await makeTenant(test.database));
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
/** `at`: minutes ago of the last message; null: never wrote. */
const addContact = async (name: string | null, at: number | null, phone?: string, into?: string) => {
  made += 1;
  const id = `cnt_${String(made).padStart(4, '0')}`;
  await test.asOwner('insert into contact (tenant_id, id, name, merged_into) values ($1, $2, $3, $4)', [tenantId, id, name, into ?? null]);
  await test.asOwner(
    `insert into contact_identity (tenant_id, channel, value, kind, contact_id) values ($1, 'whatsapp', $2, 'phone', $3)`,
    [tenantId, phone ?? `9665${made}`, id],
  );
  if (at !== null)
    await test.asOwner(
      `insert into conversation (tenant_id, id, channel, account_id, contact_id, last_message_at) values ($1, $2, 'whatsapp', $3, $4, '2026-06-01T10:00:00Z'::timestamptz - $5 * interval '1 minute')`,
      [tenantId, `cnv_${id}`, accountId, id, at],
    );
  return id;
};
const list = (input: { q?: string; cursor?: string; limit?: number } = {}) =>
  test.database.withTenant(tenantId, (db) => listContacts(db, { limit: 30, ...input }));
const names = async (q?: string) => (await list(q === undefined ? {} : { q })).items.map((item) => item.name);
const audit: AuditSource = {
  action: 'contact.exported',
  actor: { kind: 'user', id: 'usr_1', name: 'Noura' },
  reason: null,
  address: null,
  device: null,
  requestId: null,
};

describe('listContacts', () => {
  it('shows the last active first, and those who never wrote after them', async () => {
    await addContact('silent', null);
    await addContact('old', 50);
    await addContact('new', 1);
    await addContact('newer silent', null);
    expect(await names()).toEqual(['new', 'old', 'newer silent', 'silent']);
  });

  it('comes in pages that hold everybody once, across both kinds', async () => {
    for (let index = 0; index < 7; index += 1) await addContact(`n${index}`, index < 4 ? 5 : null);
    const seen: (string | null)[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((item) => item.name));
      cursor = page.nextCursor;
    }
    expect(new Set(seen)).toEqual(new Set(['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6']));
    expect(seen).toHaveLength(7);
  });

  it('counts a person with two conversations once, by the newer one', async () => {
    const id = await addContact('two', 90);
    const { accountId: second } = { accountId: 'acc_second' };
    await test.asOwner(
      `insert into channel_account (tenant_id, id, channel, account_key, display_name, address, credentials) values ($1, $2, 'whatsapp', $3, 'n', 'a', '')`,
      [tenantId, second, `key-${tenantId}`],
    );
    await test.asOwner(
      `insert into conversation (tenant_id, id, channel, account_id, contact_id, last_message_at) values ($1, 'cnv_second', 'whatsapp', $2, $3, '2026-06-01T10:00:00Z')`,
      [tenantId, second, id],
    );
    await addContact('other', 10);
    expect(await list()).toMatchObject({
      items: [{ name: 'two', conversations: 2, lastMessageAt: '2026-06-01T10:00:00.000Z' }, { name: 'other' }],
    });
  });

  it.each([
    ['أحمد', 'احمد'],
    ['احمد', 'أحمد'],
    ['فاطمة', 'فاطمه'],
    ['هدى', 'هدي'],
    ['مُحَمَّد', 'محمد'],
    ['عبـدالله', 'عبدالله'],
    ['Layla', 'LAY'],
  ])('finds %s by %s', async (name, q) => {
    await addContact(name, 1);
    await addContact('somebody else', 2);
    expect(await names(q)).toEqual([name]);
  });

  it('finds a number as people type it', async () => {
    await addContact('by number', 1, '966501234567');
    for (const q of ['+966 50 123 4567', '501234567', '٥٠١٢٣٤٥٦٧']) expect(await names(q)).toEqual(['by number']);
  });

  it('takes signs of patterns as letters', async () => {
    await addContact('100% cotton', 1);
    await addContact('plain', 2);
    expect(await names('0%')).toEqual(['100% cotton']);
    expect(await names('_')).toEqual([]);
    expect(await names('\\')).toEqual([]);
  });

  it('leaves out who was merged into somebody else', async () => {
    const keeper = await addContact('keeper', 1);
    const gone = await addContact('merged', null, undefined, keeper);
    expect(await names()).toEqual(['keeper']);
    await expect(test.database.withTenant(tenantId, (db) => getContact(db, gone))).rejects.toMatchObject({ code: 'contact.not_found' });
  });

  it("refuses cursors that are none of its own, and shows no other tenant's people", async () => {
    const id = await addContact('mine', 1);
    for (const parts of [['active', 'yesterday', 'x'], ['silent', 'x', 'y'], ['elsewhere', '', ''], ['a']])
      await expect(list({ cursor: Buffer.from(JSON.stringify(parts)).toString('base64url') })).rejects.toMatchObject({
        code: 'request.invalid',
      });
    const { tenantId: other } = await makeTenant(test.database);
    expect(await test.database.withTenant(other, (db) => listContacts(db, { limit: 30 }))).toEqual({ items: [], nextCursor: null });
    await expect(test.database.withTenant(other, (db) => getContact(db, id))).rejects.toMatchObject({ code: 'contact.not_found' });
  });
});

describe('exportContact', () => {
  it('holds what is kept about one person, those who were merged into them included, and nothing of anybody else', async () => {
    const keeper = await addContact('keeper', 1, '966501111111');
    const merged = await addContact('merged', 2, '966502222222', keeper);
    const other = await addContact('other', 3, '966503333333');
    for (const id of [keeper, merged, other]) {
      await test.asOwner(
        `insert into message (tenant_id, id, conversation_id, direction, author, kind, text, at) values ($1, $2, $3, 'in', 'contact', 'text', $4, now())`,
        [tenantId, `msg_${id}`, `cnv_${id}`, `words of ${id}`],
      );
      await test.asOwner(
        `insert into inbound (tenant_id, account_id, dedupe_key, delivery_id, kind, payload, occurred_at)
         select $1, $2, 'key_' || $3, 'dlv', 'opt_out', jsonb_build_object('user', jsonb_build_object('id', value)), now() from contact_identity where tenant_id = $1 and contact_id = $3`,
        [tenantId, accountId, id],
      );
    }
    const { content, mime, name } = await exportContact({ database: test.database, storage }, tenantId, keeper, new Date(), audit);
    expect([mime, name]).toEqual(['application/zip', `${keeper}.zip`]);
    const parts: Uint8Array[] = [];
    for await (const part of Readable.from(content as AsyncIterable<Uint8Array>)) parts.push(part as Uint8Array);
    const files = await readZip(Buffer.concat(parts));
    const everything = Buffer.concat([...files.values()]).toString();
    for (const id of [keeper, merged]) {
      expect(everything).toContain(`words of ${id}`);
      expect(everything).toContain(`key_${id}`);
    }
    expect(everything).not.toContain(other);
    expect(everything).not.toContain('966503333333');
    expect(JSON.parse(files.get('manifest.json')?.toString() ?? '{}')).toMatchObject({
      contact: keeper,
      rows: { contact: 2, message: 2, inbound: 2, audit_entry: 1 },
    });
    await expect(exportContact({ database: test.database, storage }, tenantId, 'cnt_none', new Date(), audit)).rejects.toMatchObject({
      code: 'contact.not_found',
    });
    const rows = await test.asOwner('select action, target_id, target_label from audit_entry where tenant_id = $1', [tenantId]);
    expect(rows).toEqual([{ action: 'contact.exported', target_id: keeper, target_label: null }]);
  });
});
