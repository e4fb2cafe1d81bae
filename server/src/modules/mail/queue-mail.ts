import type { SupportedLanguage } from '@wafaa/contracts';
import type { AccessDb, TenantDb } from '../../platform/db/index.ts';
import { makeId } from '../../platform/ids.ts';
import { renderMail } from './render-mail.ts';
import type { MailTemplate, MailValues } from './words.ts';

export type MailToQueue = {
  [T in MailTemplate]: { to: string; language: SupportedLanguage; template: T; values: MailValues[T] };
}[MailTemplate];

/**
 * Writes a mail in the caller's transaction: it exists exactly if the deed does, and a job sends it after. On a tenant's handle the mail
 * belongs to the tenant and goes when the tenant is erased; on the door's it belongs to nobody but the person. Returns the mail's id.
 */
export async function queueMail(db: AccessDb | TenantDb, mail: MailToQueue): Promise<string> {
  const { subject, text, html } = renderMail(mail.template, mail.language, mail.values);
  const row = {
    id: makeId('mil'),
    recipient: mail.to,
    language: mail.language,
    template: mail.template,
    subject,
    body_text: text,
    body_html: html,
    state: 'queued' as const,
    last_error: null,
  };
  if ('access' in db)
    await db.access
      .insertInto('mail')
      .values({ ...row, tenant_id: null })
      .execute();
  else await db.query.insertInto('mail').values(row).execute();
  return row.id;
}
