import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';

/** The visitor is writing: told to whoever looks at the conversation now, kept nowhere. Who never wrote is nobody's conversation yet. */
export async function tellTyping({ database, bus }: ChatDeps, chat: Chat, visitorId: string): Promise<void> {
  const { tenantId, accountId } = chat;
  const [found] = await database.withTenant(tenantId, (db) =>
    db.sql<{ id: string }>(
      `select c.id from contact_identity i join conversation c on c.tenant_id = $1 and c.contact_id = i.contact_id and c.account_id = $2
       where i.tenant_id = $1 and i.channel = 'webchat' and i.value = $3 order by c.last_message_at desc nulls last limit 1`,
      [db.tenantId, accountId, visitorId],
    ),
  );
  if (!found) return;
  const conversationId = found.id;
  bus.publish('typing', `${tenantId} ${conversationId}`);
}
