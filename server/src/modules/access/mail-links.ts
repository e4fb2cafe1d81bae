import { z } from 'zod';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Door } from './door.ts';
import { lockAddress } from './people.ts';
import { hashSecret, newSecret } from './secret-text.ts';

export const SignUpPayload = z.object({
  name: z.string(),
  language: z.enum(['ar', 'en']),
  passwordHash: z.string(),
  tenant: z.object({
    name: z.object({ en: z.string().nullable(), ar: z.string().nullable() }),
    kind: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    defaultLanguage: z.enum(['ar', 'en']),
  }),
});
export type SignUpPayload = z.infer<typeof SignUpPayload>;

interface NewLink {
  purpose: 'sign_up' | 'password_reset' | 'change_email';
  userId: string | null;
  email: string;
  payload?: SignUpPayload;
  lifeMs: number;
}

/** @returns the token that goes into the mail and is stored nowhere */
export async function makeMailLink(door: Pick<Door, 'clock'>, db: AccessDb, link: NewLink): Promise<string> {
  const token = newSecret();
  const now = door.clock.now();
  await db.access
    .insertInto('mail_link')
    .values({
      token_hash: hashSecret(token),
      purpose: link.purpose,
      user_id: link.userId,
      email: link.email,
      payload: JSON.stringify(link.payload ?? {}),
      expires_at: new Date(now.getTime() + link.lifeMs),
      created_at: now,
    })
    .execute();
  return token;
}

/** A link that was not used and is not over; locked until the transaction ends, so that it is used once. @throws access.link_expired */
export async function findMailLink(door: Pick<Door, 'clock'>, db: AccessDb, token: string) {
  const tokenHash = hashSecret(token);
  const named = await db.access.selectFrom('mail_link').select('email').where('token_hash', '=', tokenHash).executeTakeFirst();
  if (named) await lockAddress(db, named.email);
  const link = await db.access
    .selectFrom('mail_link')
    .select(['token_hash', 'purpose', 'user_id', 'email', 'payload'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', door.clock.now())
    .forUpdate()
    .executeTakeFirst();
  if (!link) throw new AppError('access.link_expired');
  return link;
}

/** This link and every other one for the same purpose and address: what they offered was taken. */
export async function useMailLink(door: Pick<Door, 'clock'>, db: AccessDb, link: { purpose: string; email: string }): Promise<void> {
  await db.access
    .updateTable('mail_link')
    // A password's hash does not stay longer than the link that carries it.
    .set({ used_at: door.clock.now(), payload: '{}' })
    .where('purpose', '=', link.purpose as 'sign_up')
    .where('email', '=', link.email)
    .where('used_at', 'is', null)
    .execute();
}
