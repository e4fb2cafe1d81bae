import type { StoredDelivery, SystemDb } from '../../../platform/db/index.ts';
import { redactDelivery } from './redact-delivery.ts';

/** Deliveries read at once; one may be some megabytes. */
const AT_ONCE = 50;

/** What is to go: values that name it, and the accounts it is looked for in (null: wherever it stands). */
export interface JournalScope {
  identifiers: ReadonlySet<string>;
  within: ReadonlySet<string> | null;
}

/** Takes what the scope names out of these deliveries. */
export async function redactDeliveries(system: SystemDb, ids: readonly string[], scope: JournalScope): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE)
    await settle(system, await system.call('erase_read_deliveries', ids.slice(start, start + AT_ONCE)), scope);
}

/** The same for those that no row leads to: told again, not understood, or of an account that was not ours then. Looked at one by one. */
export async function redactCopies(system: SystemDb, scope: JournalScope): Promise<void> {
  for (let after = ''; ; ) {
    const page = await system.call('erase_read_copies', after, AT_ONCE);
    await settle(system, page, scope);
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return;
    after = last.id;
  }
}

async function settle(system: SystemDb, deliveries: StoredDelivery[], scope: JournalScope): Promise<void> {
  const gone: string[] = [];
  const kept: { id: string; raw: Buffer }[] = [];
  for (const { id, raw } of deliveries) {
    const redacted = redactDelivery(Buffer.from(raw, 'base64'), scope.identifiers, scope.within);
    if (redacted.kind === 'gone') gone.push(id);
    if (redacted.kind === 'kept') kept.push({ id, raw: redacted.raw });
  }
  if (gone.length + kept.length === 0) return;
  await system.call(
    'erase_write_deliveries',
    gone,
    kept.map(({ id }) => id),
    kept.map(({ raw }) => raw),
  );
}
