import type { TemplateView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/cursor.ts';
import { AppError } from '../../platform/errors.ts';
import { adapterFor } from '../channels/index.ts';
import { presentTemplate, TEMPLATE_COLUMNS, type TemplateRow } from './read-row.ts';

export interface Freshness {
  fetchedAt: string | null;
  problem: string | null;
}

/** The account that a conversation came by, whose channel has templates. @throws conversation.not_found, template.channel_without */
export async function templateAccountOf(db: TenantDb, conversationId: string): Promise<{ id: string; language: string | null }> {
  const row = await db.query
    .selectFrom('conversation')
    .select(['account_id', 'channel', 'language'])
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!row) throw new AppError('conversation.not_found', { id: conversationId });
  if (!adapterFor(row.channel)?.templates) throw new AppError('template.channel_without', { channel: row.channel });
  return { id: row.account_id, language: row.language };
}

export async function freshnessOf(db: TenantDb, accountId: string): Promise<Freshness> {
  const row = await db.query
    .selectFrom('channel_account')
    .select(['templates_at', 'templates_failure'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  return { fetchedAt: row?.templates_at?.toISOString() ?? null, problem: row?.templates_failure ?? null };
}

const RANK = `(case when state = 'approved' and shape ->> 'unsupported' is null then 0 else 2 end)
  + (case when $4::text is null or split_part(lower(language), '_', 1) = $4 then 0 else 1 end)`;

/**
 * A page: what can be sent first, and of that what is in the customer's language; `q` is folded as search is everywhere.
 * @throws conversation.not_found, template.channel_without
 */
export async function listTemplates(
  db: TenantDb,
  input: { conversationId: string; q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: TemplateView[]; nextCursor: string | null } & Freshness> {
  const account = await templateAccountOf(db, input.conversationId);
  // They change every few weeks, and there are six thousand at the most: a place among them is cursor enough.
  const start = Number(readCursor(input.cursor, ['integer'])?.[0] ?? 0);
  const rows = await db.sql<TemplateRow>(
    `select ${TEMPLATE_COLUMNS.join(', ')} from message_template where tenant_id = $1 and account_id = $2
       and ($3::text is null or strpos(public.fold_for_search(concat_ws(' ', name, replace(name, '_', ' '), shape #>> '{header,text}', shape ->> 'body')),
         public.fold_for_search($3)) > 0)
     order by ${RANK}, name, language limit $5 offset $6`,
    [db.tenantId, account.id, input.q || null, account.language, input.limit + 1, Math.max(0, start)],
  );
  return {
    items: rows.slice(0, input.limit).map(presentTemplate),
    nextCursor: rows.length > input.limit ? writeCursor([start + input.limit]) : null,
    ...(await freshnessOf(db, account.id)),
  };
}
