import type { FileAnswer } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';
import { EXPORTED_TABLES, mediaEntries, readRows, toJsonLines, writeZip, type ZipEntry } from '../tenancy/index.ts';
import { getContact } from './list-contacts.ts';

type Filter = { text: string; values: readonly unknown[] };
interface Person {
  people: string[];
  threads: string[];
  known: string[];
}

const byPerson =
  (column: string) =>
  ({ people }: Person): Filter => ({ text: `${column} = any ($2)`, values: [people] });
const byThread =
  (column: string) =>
  ({ threads }: Person): Filter => ({ text: `${column} = any ($2)`, values: [threads] });

/** What is kept about one person, table by table. */
const ABOUT: Readonly<Record<string, (person: Person) => Filter>> = {
  contact: byPerson('id'),
  contact_identity: byPerson('contact_id'),
  conversation: byThread('id'),
  message: byThread('conversation_id'),
  inbound: ({ threads, known }) => ({
    text: `conversation_id = any ($2) or payload #>> '{user,id}' = any ($3) or payload #>> '{user,phone}' = any ($3)`,
    values: [threads, known],
  }),
  message_media: byThread('conversation_id'),
  turn: byThread('conversation_id'),
  outbound: byThread('conversation_id'),
  lane: byThread('conversation_id'),
  event: byThread('conversation_id'),
  audit_entry: ({ people, threads }) => ({ text: 'target_id = any ($2)', values: [[...people, ...threads]] }),
};

/** Everything that is kept about a customer, as a ZIP of JSON lines and of the files they sent, written while it is read. @throws contact.not_found */
export async function exportContact(
  { database, storage }: { database: Database; storage: FileStorage },
  tenantId: TenantId,
  contactId: string,
  now: Date,
  audit: AuditSource,
): Promise<FileAnswer> {
  const person = await database.withTenant(tenantId, async (db): Promise<Person> => {
    await getContact(db, contactId);
    const [ids] = await db.sql<Person>(
      `with recursive known as (
         select id from contact where tenant_id = $1 and id = $2
         union select c.id from contact c join known k on c.merged_into = k.id where c.tenant_id = $1
       ) select array(select id from known) as people,
         array(select id from conversation where tenant_id = $1 and contact_id in (select id from known)) as threads,
         array(select value from contact_identity where tenant_id = $1 and contact_id in (select id from known)) as known`,
      [tenantId, contactId],
    );
    await recordAudit(db, audit, { target: { kind: 'contact', id: contactId } });
    return ids ?? { people: [], threads: [], known: [] };
  });
  const rows: Record<string, number> = {};
  const content = writeZip(entries({ database, storage }, tenantId, person, rows), (files) => ({
    format: 'wafaa-contact-export-1',
    contact: contactId,
    madeAt: now.toISOString(),
    rows,
    files,
  }));
  return { name: `${contactId}.zip`, mime: 'application/zip', content };
}

async function* entries(
  deps: { database: Database; storage: FileStorage },
  tenantId: TenantId,
  person: Person,
  rows: Record<string, number>,
): AsyncGenerator<ZipEntry> {
  for (const table of EXPORTED_TABLES) {
    const filter = ABOUT[table.name]?.(person);
    if (!filter) continue;
    const counted = { rows: 0 };
    yield { path: `${table.name}.jsonl`, content: () => toJsonLines(readRows(deps.database, tenantId, table, filter), counted) };
    // The next entry is asked for when this one has been written.
    rows[table.name] = counted.rows;
  }
  yield* mediaEntries(deps, tenantId, person.threads);
}
