import { join } from 'node:path';
import { connectDatabase } from '../../src/platform/db/index.ts';
import type { BookedSend, PenMove } from './judge-pen.ts';

export interface Books {
  moves: PenMove[];
  sends: BookedSend[];
  /** Sends whose end nobody had seen and that were left to a person, and how many still wait for news: the second must be none. */
  uncertain: { leftToPerson: number; open: number };
  /** What customers wrote and nobody has dealt with: must be none. */
  unhandled: number;
}

/** What the product has written down, read around it once all its processes have ended. */
export async function readBooks(place: { url: string | null; folder: string }): Promise<Books> {
  const database = await connectDatabase(
    { url: place.url, folder: place.url ? null : join(place.folder, 'database'), maxConnections: 2, statementTimeoutMs: 60_000 },
    () => {},
  );
  const rows = async <T extends object>(text: string): Promise<T[]> => (await database.jobQueries.executeSql(text, [])).rows as T[];
  try {
    const moves = await rows<PenMove>(
      `select conversation_id as conversation, payload ->> 'holder' as holder, at from event where kind = 'pen.moved' order by at, id`,
    );
    const sends = await rows<BookedSend>(
      `select o.conversation_id as conversation, a.account_key as account, coalesce(o.payload #>> '{to,phone}', o.payload #>> '{to,userId}') as contact,
         o.author, o.payload ->> 'text' as text, o.tracker, o.provider_message_id as "providerMessageId", o.sending_at as "begunAt"
       from outbound o join channel_account a on a.tenant_id = o.tenant_id and a.id = o.account_id`,
    );
    const [uncertain = { leftToPerson: 0, open: 0 }] = await rows<Books['uncertain']>(
      `select count(*) filter (where failure_code = 'outbound.uncertain')::int as "leftToPerson", count(*) filter (where state = 'sending')::int as open
       from outbound`,
    );
    const [lanes] = await rows<{ unhandled: number }>('select coalesce(sum(last_seq - done_seq), 0)::int as unhandled from lane');
    return { moves, sends, uncertain, unhandled: lanes?.unhandled ?? -1 };
  } finally {
    await database.close();
  }
}
