import { type MessageView, PlaceView, type TurnTrace, type TurnView } from '@wafaa/contracts';
import type { OutboundState, TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { listMedia } from '../media/index.ts';
import { readCursor, writeCursor } from './pagination.ts';

type PageInput = { conversationId: string; cursor?: string | undefined; limit: number };

async function mustExist(db: TenantDb, conversationId: string): Promise<void> {
  const found = await db.query.selectFrom('conversation').select('id').where('id', '=', conversationId).executeTakeFirst();
  if (!found) throw new AppError('conversation.not_found', { id: conversationId });
}

/** A page of the thread, oldest first; the cursor walks back in time. @throws conversation.not_found */
export async function listMessages(db: TenantDb, input: PageInput): Promise<{ items: MessageView[]; nextCursor: string | null }> {
  await mustExist(db, input.conversationId);
  const before = readCursor(input.cursor, ['integer']);
  let query = db.query
    .selectFrom('message')
    .leftJoin('outbound', 'outbound.id', 'message.outbound_id')
    .select([
      'message.id',
      'message.direction',
      'message.author',
      'message.kind',
      'message.text',
      'message.turn_id',
      'message.agent_id',
      'message.agent_name',
      'message.late',
      'message.at',
      'message.position',
      'message.deleted_at',
      'message.edited_at',
      'message.reactions',
      'message.context',
      'outbound.state',
      'outbound.failure_kind',
      'outbound.failure_code',
    ])
    .where('message.conversation_id', '=', input.conversationId)
    .orderBy('message.position', 'desc')
    .limit(input.limit + 1);
  if (before) query = query.where('message.position', '<', Number(before[0]));
  const rows = await query.execute();
  const page = rows.slice(0, input.limit);
  const oldest = page.at(-1);
  const answered = await answeredMessages(db, input.conversationId, page);
  const media = await listMedia(
    db,
    page.filter((row) => row.deleted_at === null).map((row) => row.id),
  );
  return {
    items: page.reverse().map((row) => ({
      id: row.id,
      direction: row.direction,
      author: row.author,
      agent: row.agent_id ? { id: row.agent_id, name: row.agent_name ?? '' } : null,
      kind: row.deleted_at ? 'deleted' : row.kind,
      text: row.text,
      status: row.direction === 'in' ? 'received' : statusOf(row.state),
      failure: row.failure_kind ? { kind: row.failure_kind, code: row.failure_code ?? '' } : null,
      turnId: row.turn_id,
      late: row.late,
      at: row.at.toISOString(),
      reactions: row.reactions.map(({ by, emoji }) => ({ by: by === 'phone' ? 'business' : 'contact', emoji })),
      editedAt: row.deleted_at ? null : (row.edited_at?.toISOString() ?? null),
      replyTo: row.deleted_at ? null : replyOf(readReply(row.context), answered),
      forwarded: row.context['forwarded'] === true,
      media: media.get(row.id) ?? [],
      albumId: typeof row.context['albumId'] === 'string' ? row.context['albumId'] : null,
      location: row.deleted_at ? null : placeOf(row.context),
    })),
    nextCursor: rows.length > input.limit && oldest ? writeCursor([oldest.position]) : null,
  };
}

interface Reply {
  messageId?: string;
  quote?: string;
  story?: { url?: string };
}

function readReply(context: Record<string, unknown>): Reply | null {
  const reply = context['replyTo'];
  return typeof reply === 'object' && reply !== null ? reply : null;
}

function placeOf(context: Record<string, unknown>): MessageView['location'] {
  const told = context['location'];
  if (typeof told !== 'object' || told === null) return null;
  return PlaceView.safeParse({ name: null, address: null, ...told }).data ?? null;
}

type Answered = { id: string; author: MessageView['author']; text: string | null };

/** The messages of this conversation that those of a page answer, by the provider's id. */
async function answeredMessages(
  db: TenantDb,
  conversationId: string,
  page: { context: Record<string, unknown> }[],
): Promise<Map<string, Answered>> {
  const ids = [...new Set(page.flatMap((row) => readReply(row.context)?.messageId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.query
    .selectFrom('message')
    .select(['id', 'author', 'text', 'provider_message_id'])
    .where('conversation_id', '=', conversationId)
    .where('provider_message_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.provider_message_id ?? '', row]));
}

function replyOf(reply: Reply | null, answered: Map<string, Answered>): MessageView['replyTo'] {
  if (!reply) return null;
  const target = reply.messageId === undefined ? undefined : answered.get(reply.messageId);
  return {
    messageId: target?.id ?? null,
    author: target?.author ?? null,
    text: reply.quote ?? target?.text ?? null,
    story: reply.story ? { url: reply.story.url ?? null } : null,
  };
}

// A message typed on the owner's phone has no row in our outbox: the provider has sent it.
function statusOf(state: OutboundState | null): MessageView['status'] {
  return state ?? 'sent';
}

/** Turns with their traces, newest first. @throws conversation.not_found */
export async function listTurns(db: TenantDb, input: PageInput): Promise<{ items: TurnView[]; nextCursor: string | null }> {
  await mustExist(db, input.conversationId);
  const after = readCursor(input.cursor, ['text']);
  let query = db.query
    .selectFrom('turn')
    .select(['id', 'conversation_id', 'state', 'started_at', 'finished_at', 'trace'])
    .where('conversation_id', '=', input.conversationId)
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (after) query = query.where('id', '<', String(after[0]));
  const rows = await query.execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      conversationId: row.conversation_id,
      state: row.state,
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      trace: row.trace as TurnTrace | null,
    })),
    nextCursor: rows.length > input.limit && last ? writeCursor([last.id]) : null,
  };
}
