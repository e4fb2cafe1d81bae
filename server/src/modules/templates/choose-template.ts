import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { adapterFor } from '../channels/index.ts';
import { type FilledTemplate, fillTemplate } from './fill-template.ts';
import { isSendable, shapeOf, TEMPLATE_COLUMNS } from './read-row.ts';

/**
 * An account's template, filled in, if it may be sent to this contact.
 * @throws template.channel_without, template.not_found, template.not_approved, template.not_sendable, template.opted_out, and as `fillTemplate`
 */
export async function chooseTemplate(
  db: TenantDb,
  input: { channel: string; accountId: string; contactId: string; templateId: string; parameters: readonly string[] },
): Promise<FilledTemplate> {
  const adapter = adapterFor(input.channel);
  if (!adapter?.templates) throw new AppError('template.channel_without', { channel: input.channel });
  const row = await db.query
    .selectFrom('message_template')
    .select(TEMPLATE_COLUMNS)
    .where('id', '=', input.templateId)
    .where('account_id', '=', input.accountId)
    .executeTakeFirst();
  if (!row) throw new AppError('template.not_found', { id: input.templateId });
  if (row.state !== 'approved') throw new AppError('template.not_approved', { state: row.state });
  if (!isSendable(row)) throw new AppError('template.not_sendable', { part: shapeOf(row).unsupported ?? '' });
  if (row.category === 'marketing' && (await hasOptedOut(db, input.contactId))) throw new AppError('template.opted_out');
  const { name, language } = row;
  return fillTemplate(
    { name, language, shape: shapeOf(row) },
    input.parameters,
    adapter.definition.capabilities.outbound.template?.bodyMax,
  );
}

async function hasOptedOut(db: TenantDb, contactId: string): Promise<boolean> {
  const contact = await db.query.selectFrom('contact').select('marketing_opt_out_at').where('id', '=', contactId).executeTakeFirst();
  return contact?.marketing_opt_out_at != null;
}
