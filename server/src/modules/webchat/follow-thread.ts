import type { WebchatEntry } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';
import type { Wakes } from './wakes.ts';
import { listAfter, type Thread } from './thread.ts';
import { withAddresses } from './thread-files.ts';

export interface ThreadEvents {
  entry(entry: WebchatEntry): void;
  /** Somebody or something is about to answer. */
  typing(on: boolean): void;
  /** Nothing new: keeps the line open. */
  rest(): void;
  /** The thread is another's now: nothing more will come here. */
  over(): void;
}

const AT_ONCE = 100;
/** Wake-ups may get lost between machines; then news is this late. */
const LOOK_MS = 15_000;
const LOOK_WHILE_TYPING_MS = 1_500;
/** A page connects again with its cursor; nothing holds a line for ever. */
const LONGEST_MS = 15 * 60_000;

/** Tells of each entry after the cursor once, in order, until the caller leaves or the visitor's thread is another's. */
export async function followThread(
  deps: ChatDeps & { wakes: Wakes },
  chat: Chat,
  { visitorId, after, signal }: { visitorId: string; after: number; signal: AbortSignal },
  tell: ThreadEvents,
): Promise<void> {
  const thread = { accountId: chat.accountId, visitorId };
  const wake = deps.wakes.listen(`${chat.tenantId} ${visitorId}`, signal);
  const ends = Date.now() + LONGEST_MS;
  let cursor = after;
  let typing = false;
  let isFirst = true;
  try {
    while (!signal.aborted && Date.now() < ends) {
      if ((await deps.find(chat.key))?.accountId !== chat.accountId) return;
      wake.clear();
      const { entries, isAnswering, isOver } = await deps.database.withTenant(chat.tenantId, (db) =>
        look(db, chat, thread, cursor, deps.clock.now()),
      );
      if (isOver) return tell.over();
      for (const entry of entries) tell.entry(entry);
      cursor = entries.at(-1)?.seq ?? cursor;
      // What is told first was there before.
      if (!isFirst && entries.some(({ from }) => from === 'business')) wake.personStopped();
      isFirst = false;
      const types = wake.personTypes();
      const isWriting = isAnswering || types > 0;
      if (isWriting !== typing) tell.typing((typing = isWriting));
      else if (entries.length === 0) tell.rest();
      if (entries.length < AT_ONCE) await wake.wait(isAnswering ? LOOK_WHILE_TYPING_MS : types > 0 ? types : LOOK_MS);
    }
  } finally {
    wake.stop();
  }
}

interface Look {
  entries: WebchatEntry[];
  isAnswering: boolean;
  isOver: boolean;
}

async function look(db: TenantDb, chat: Chat, thread: Thread, after: number, now: Date): Promise<Look> {
  const entries = await withAddresses(db, chat, thread, await listAfter(db, thread, after, AT_ONCE), now);
  const [state] = await db.sql<{ became: string | null; author: string | null; waiting: boolean }>(STATE, [
    db.tenantId,
    thread.accountId,
    thread.visitorId,
  ]);
  const isAnswering = state?.author === 'visitor' && state.waiting;
  return { entries, isAnswering, isOver: state?.became != null };
}

/** The bot is at work on what the visitor said last. One that has been for minutes is held up, and shown as what it is: nothing is coming. */
const STATE = `select v.became,
    (select case when e.said_at > now() - interval '2 minutes' then e.author end
      from webchat_entry e where e.tenant_id = $1 and e.account_id = $2 and e.visitor_id = $3 order by e.seq desc limit 1) as author,
    exists (select 1 from contact_identity i
      join conversation c on c.tenant_id = $1 and c.contact_id = i.contact_id and c.account_id = $2
      join lane l on l.tenant_id = $1 and l.conversation_id = c.id
      where i.tenant_id = $1 and i.channel = 'webchat' and i.value = $3 and c.pen_holder = 'bot' and l.ready_at is not null) as waiting
  from webchat_visitor v where v.tenant_id = $1 and v.account_id = $2 and v.id = $3`;
