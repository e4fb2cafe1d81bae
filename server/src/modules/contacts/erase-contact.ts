import { contactRoutes, conversationRoutes } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { type AuditSource, toAuditRow } from '../audit/index.ts';
import { discardFiles } from '../media/index.ts';
import { type JournalScope, redactCopies, redactDeliveries } from '../tenancy/index.ts';

/** Routes whose kept answers may name a contact. */
const ANSWERED = [...Object.keys(contactRoutes), ...Object.keys(conversationRoutes)];

/**
 * Erases a customer with everything about them: identities, conversations, messages, files, turns, replies, events, what arrived, their part of the
 * journal, and exports that hold them. What is told again about it later is left out, because hashes of its keys stay; a new message of the same
 * person makes a new contact.
 *
 * The journal goes first, found by the rows that are about to go; then the rows with the audit row in one transaction; then the journal again for
 * what came in between. A death in the middle leaves a contact that can be erased once more.
 * @throws contact.not_found
 */
export async function eraseContact(
  { database, storage }: { database: Database; storage: FileStorage },
  tenantId: TenantId,
  contactId: string,
  audit: AuditSource,
): Promise<void> {
  const { system } = database;
  const found = await system.call('erase_contact_scope', tenantId, contactId);
  const scope: JournalScope = { identifiers: new Set(found.identifiers.flatMap(writtenForms)), within: new Set(found.accounts) };
  await redactDeliveries(system, found.deliveries, scope);
  const erased = await system.call('erase_contact', tenantId, contactId, ANSWERED, JSON.stringify(toAuditRow(audit)));
  if (!erased) throw new AppError('contact.not_found', { id: contactId });
  for (const key of erased.exports) await storage.remove(tenantId, key);
  await discardFiles({ database, storage }, tenantId);
  const known = new Set(found.deliveries);
  await redactDeliveries(
    system,
    erased.deliveries.filter((id) => !known.has(id)),
    scope,
  );
  await redactCopies(system, scope);
}

/** Providers write one number with its plus sign here and without it there. */
function writtenForms(identifier: string): string[] {
  return /^\+?\d+$/.test(identifier) ? [identifier.replace('+', ''), `+${identifier.replace('+', '')}`] : [identifier];
}
