import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/index.ts';
import { atHome } from './render-mail.ts';
import { MailFailure, type MailTransport } from './smtp.ts';

export interface MailParts {
  database: Database;
  clock: Clock;
  publicUrl: string;
  /** Null: there is no SMTP server, and mails stay here to be looked at. */
  transport: MailTransport | null;
}

export const MAX_TRIES = 5;
const MINUTE_MS = 60_000;
/** Before the second try, the third, the fourth and the fifth. */
const WAITS_MS = [0.5 * MINUTE_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS] as const;
/** Longer than a send with all its time limits, so that no mail is taken twice while its sender lives. */
const LEASE_MS = 5 * MINUTE_MS;
const AT_ONCE = 8;

interface Claimed {
  id: string;
  recipient: string;
  subject: string;
  body_text: string;
  body_html: string;
  attempts: number;
}

/**
 * Sends what is due, at most eight mails; returns how many it took. Each is leased to one sender and sent outside any transaction. A process
 * that dies between the server's yes and our note of it sends that mail a second time when its lease ends: one duplicate for such a death,
 * under the same Message-ID; the other choice would be to lose it.
 */
export async function sendWaitingMails(parts: MailParts): Promise<number> {
  const { transport } = parts;
  if (!transport) return keepLocally(parts);
  const claimed = await claim(parts);
  await Promise.all(claimed.map((mail) => sendOne(parts, transport, mail)));
  return claimed.length;
}

async function claim({ database, clock }: MailParts): Promise<Claimed[]> {
  const now = clock.now();
  return database.withAccess(async ({ access }) => {
    // Two statements: an update that picks its rows in a sub-query could miss what was committed in between.
    const due = await access
      .selectFrom('mail')
      .select(['id', 'attempts'])
      .where('state', '=', 'queued')
      .where('next_attempt_at', '<=', now)
      .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<', now)]))
      .orderBy('next_attempt_at')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    // Its sender died in the last try.
    const lost = due.filter((mail) => mail.attempts >= MAX_TRIES).map((mail) => mail.id);
    if (lost.length > 0) await access.updateTable('mail').set(given('the last try had no end')).where('id', 'in', lost).execute();
    const ids = due.filter((mail) => mail.attempts < MAX_TRIES).map((mail) => mail.id);
    if (ids.length === 0) return [];
    return (
      access
        .updateTable('mail')
        .set((set) => ({ attempts: set('attempts', '+', 1), leased_until: new Date(now.getTime() + LEASE_MS) }))
        .where('id', 'in', ids)
        .returning(['id', 'recipient', 'subject', 'body_text', 'body_html', 'attempts'])
        // A body goes only with the state.
        .$narrowType<{ body_text: string; body_html: string }>()
        .execute()
    );
  });
}

async function sendOne(parts: MailParts, transport: MailTransport, mail: Claimed): Promise<void> {
  try {
    await transport.send({
      id: mail.id,
      to: mail.recipient,
      subject: mail.subject,
      text: atHome(mail.body_text, parts.publicUrl),
      html: atHome(mail.body_html, parts.publicUrl),
    });
  } catch (error) {
    return settle(parts, mail, failed(parts.clock, mail, error));
  }
  // The links in a mail are keys: they go once it has left.
  return settle(parts, mail, {
    state: 'sent',
    body_text: null,
    body_html: null,
    last_error: null,
    leased_until: null,
    sent_at: parts.clock.now(),
  });
}

function failed(clock: Clock, mail: Claimed, error: unknown): Settled {
  const reason = error instanceof MailFailure ? error.message : 'UNKNOWN';
  const wait = WAITS_MS[mail.attempts - 1];
  if ((error instanceof MailFailure && error.final) || wait === undefined) return given(reason);
  return { last_error: reason, leased_until: null, next_attempt_at: new Date(clock.now().getTime() + wait) };
}

/** Given up: what stays is that it was tried, and why it failed. */
function given(reason: string) {
  return { state: 'failed' as const, body_text: null, body_html: null, last_error: reason, leased_until: null };
}

interface Settled {
  state?: 'sent' | 'failed';
  body_text?: null;
  body_html?: null;
  last_error: string | null;
  leased_until: null;
  next_attempt_at?: Date;
  sent_at?: Date;
}

// Fenced by the attempt: a sender whose lease ended says nothing about a mail that another one holds.
async function settle({ database }: MailParts, mail: Claimed, result: Settled): Promise<void> {
  await database.withAccess(({ access }) =>
    access
      .updateTable('mail')
      .set(result)
      .where('id', '=', mail.id)
      .where('attempts', '=', mail.attempts)
      .where('state', '=', 'queued')
      .execute(),
  );
}

/** So that a server that is set later does not send links of long ago. */
async function keepLocally({ database }: MailParts): Promise<number> {
  const { numUpdatedRows } = await database.withAccess(({ access }) =>
    access.updateTable('mail').set({ state: 'local' }).where('state', '=', 'queued').executeTakeFirst(),
  );
  return Number(numUpdatedRows);
}

const KEPT_DAYS = 30;

/** Rows of mails that left or failed are forgotten after thirty days. */
export async function forgetOldMails({ database, clock }: Pick<MailParts, 'database' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_DAYS * 24 * 60 * MINUTE_MS);
  await database.withAccess(({ access }) =>
    access.deleteFrom('mail').where('state', '!=', 'queued').where('created_at', '<', before).execute(),
  );
}
