import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../platform/errors.ts';
import { mintTenantId } from '../../platform/ids.ts';
import { channelAdapters, type RawRequest, type Removal } from '../channels/index.ts';
import type { ConnectionDeps } from './deps.ts';

/** `deauthorise`: the access ends. `data_deletion`: and what tells who gave it is forgotten. */
export type RemovalKind = 'deauthorise' | 'data_deletion';

/** Providers count in whole seconds, and their clock is not ours. */
const SKEW_MS = 60_000;
const CODE = /^[\w-]{32}$/;
const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

/**
 * Acts on a provider's deauthorise or data-deletion callback. One registration may serve several channels: all that its signature proves
 * are meant. @returns the code under which the person may ask what became of a deletion
 * @throws webhook.unknown_channel, webhook.bad_signature
 */
export async function removeAccess(
  deps: Pick<ConnectionDeps, 'database' | 'channels' | 'clock' | 'onChanged'>,
  given: { kind: RemovalKind; channel: string; request: RawRequest; requestId: string },
): Promise<{ code: string }> {
  const read = (kind: string): Removal | null => {
    const { readRemoval } = channelAdapters.get(kind)?.connection ?? {};
    return readRemoval?.(given.request, deps.channels.secretsFor(kind)) ?? null;
  };
  if (!channelAdapters.get(given.channel)?.connection?.readRemoval) throw new AppError('webhook.unknown_channel');
  const removal = read(given.channel);
  if (removal === null) throw new AppError('webhook.bad_signature');
  const others = [...channelAdapters.keys()].filter((kind) => kind !== given.channel && read(kind) !== null);
  const until = removal.at === undefined ? deps.clock.now() : new Date(removal.at.getTime() + SKEW_MS);
  const code = randomBytes(24).toString('base64url');
  const audit = { action: `channel.${given.kind}`, actor: given.channel, requestId: given.requestId };
  const tenants = await deps.database.system.call(
    'remove_access',
    [given.channel, ...others],
    removal.userId,
    until,
    given.kind === 'data_deletion' ? hashOf(code) : null,
    JSON.stringify(audit),
  );
  for (const tenant of tenants) deps.onChanged(mintTenantId(tenant));
  return { code };
}

/** When a request to be forgotten was done; null for a code that nobody was given. */
export async function removalStatus({ database }: Pick<ConnectionDeps, 'database'>, code: string): Promise<{ doneAt: Date } | null> {
  if (!CODE.test(code)) return null;
  const found = await database.system.call('removal_status', hashOf(code));
  return found ? { doneAt: new Date(found.requestedAt) } : null;
}
