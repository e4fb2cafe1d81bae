import type { ApiKeyView } from '@wafaa/contracts';
import { makeId } from '../../platform/ids.ts';
import { newApiKey } from '../access/index.ts';
import { recordAudit } from '../audit/index.ts';
import { assertWithinLimit } from '../tenancy/index.ts';
import { assertHolds, beginAsGiver } from './giver.ts';
import { getApiKey } from './list-api-keys.ts';
import type { PeopleContext } from './people-context.ts';

const DAY_MS = 86_400_000;

export interface NewApiKey {
  name: string;
  scopes: readonly string[];
  /** Null: until it is revoked. */
  expiresInDays: number | null;
}

/** Makes a key with rights that the maker holds. `secret` is the whole key, given out this once. @throws access.beyond_own_rights, tenant.limit_reached */
export async function createApiKey(
  { db, actor, audit, now }: PeopleContext,
  input: NewApiKey,
): Promise<{ key: ApiKeyView; secret: string }> {
  const giver = await beginAsGiver(db, actor);
  assertHolds(giver, input.scopes);
  await assertWithinLimit(db, 'apiKeys');
  const { key: secret, prefix, secretHash } = newApiKey();
  const id = makeId('key', now.getTime());
  const scopes = [...new Set(input.scopes)];
  const expiresAt = input.expiresInDays === null ? null : new Date(now.getTime() + input.expiresInDays * DAY_MS);
  await db.query
    .insertInto('api_key')
    .values({
      id,
      name: input.name,
      prefix,
      secret_hash: secretHash,
      scopes,
      created_by: actor.id,
      created_by_name: actor.name,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  await recordAudit(db, audit, { target: { kind: 'api_key', id, label: input.name }, after: { prefix, scopes, expiresAt } });
  return { key: await getApiKey(db, now, id), secret };
}
