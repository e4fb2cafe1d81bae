import type { WebchatSession, WebchatSessionBody } from '@wafaa/contracts';
import type { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';
import { joinThreads } from './join-threads.ts';
import { listNewest, lockVisitor } from './thread.ts';
import { withAddresses } from './thread-files.ts';
import { isStranger, isVouchedFor, makeStrangerId, makeVisitorToken, readVisitorToken, userVisitorId } from './visitor-token.ts';

const SHOWN = 50;

/**
 * Begins or goes on with a visit. A stranger is known by the token of an earlier visit; a user of the website by what its server vouches for,
 * and what they wrote as a stranger a moment ago goes along. A user's token alone opens nothing: the next person at a shared computer has it too.
 * @throws webchat.bad_identity
 */
export async function startSession(
  { database, clock }: ChatDeps,
  chat: Chat,
  given: z.output<typeof WebchatSessionBody>,
): Promise<WebchatSession> {
  const { accountId } = chat;
  const now = clock.now();
  const before = given.token === undefined ? null : readVisitorToken(chat, given.token, now);
  const strangerId = before !== null && isStranger(before) ? before : null;
  const { user } = given;
  if (user && !isVouchedFor(chat, user)) throw new AppError('webchat.bad_identity');
  return database.withTenant(chat.tenantId, async (db) => {
    let visitorId = strangerId ?? makeStrangerId();
    if (user) {
      visitorId = userVisitorId(chat, user.id);
      const name = user.name?.replaceAll('\0', '').toWellFormed() ?? null;
      if (strangerId !== null) await joinThreads(db, accountId, { strangerId, userId: visitorId, name });
    } else if (strangerId !== null && (await lockVisitor(db, { accountId, visitorId: strangerId }))?.became != null)
      visitorId = makeStrangerId();
    const entries = await withAddresses(db, chat, { visitorId }, await listNewest(db, { accountId, visitorId }, SHOWN), now);
    return { token: makeVisitorToken(chat, visitorId, now), entries, cursor: entries.at(-1)?.seq ?? 0 };
  });
}
