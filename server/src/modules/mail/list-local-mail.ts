import type { SupportedLanguage } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import { atHome } from './render-mail.ts';

export interface LocalMail {
  id: string;
  to: string;
  subject: string;
  language: SupportedLanguage;
  text: string;
  html: string;
  at: string;
}

const SHOWN = 50;

/** What would have been sent, newest first. Whoever calls this has made sure that the reader sits at this machine: the mails hold keys. */
export async function listLocalMail(database: Database, publicUrl: string): Promise<LocalMail[]> {
  const rows = await database.withAccess(({ access }) =>
    access
      .selectFrom('mail')
      .select(['id', 'recipient', 'subject', 'language', 'body_text', 'body_html', 'created_at'])
      .where('state', 'in', ['local', 'queued'])
      // A body goes only with the state.
      .$narrowType<{ body_text: string; body_html: string }>()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(SHOWN)
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    language: row.language,
    text: atHome(row.body_text, publicUrl),
    html: atHome(row.body_html, publicUrl),
    at: row.created_at.toISOString(),
  }));
}
