import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { RateLimiter } from '../../platform/limits/rate-limiter.ts';
import type { AuditSource } from '../audit/index.ts';
import {
  adapterFor,
  type ChannelConnection,
  type ChannelHttp,
  type ChannelIo,
  type ChannelSettings,
  type WebhookAddress,
} from '../channels/index.ts';

export interface ConnectionDeps {
  database: Database;
  http: ChannelHttp;
  channels: ChannelSettings;
  secrets: SecretBox;
  clock: Clock;
  limiter: RateLimiter;
  /** Origin at which people and providers find us. */
  publicUrl: string;
  onChanged(tenantId: TenantId): void;
}

/** Who does it, in which tenant and session. `session` is what a sign-in is bound to. */
export interface Doer {
  tenantId: TenantId;
  session: string;
  audit: AuditSource;
}

/** The scheduler's own deeds, in the log. */
export const bySystem = (action: string): AuditSource => ({
  ...{ action, reason: null, address: null, device: null, requestId: null },
  actor: { kind: 'system', id: null, name: 'connections' },
});

/** One tenant asks providers so often, and no more: guessing tokens through us is no way. */
const CALLS = { perMinute: 30, burst: 15 };

/** @throws request.rate_limited */
export async function admit(deps: ConnectionDeps, tenantId: TenantId): Promise<void> {
  const waitMs = await deps.limiter.take(`connect:${tenantId}`, CALLS);
  if (waitMs > 0) throw new AppError('request.rate_limited', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** @throws connection.unknown_channel for one that is not connected here */
export function connectionOf(channel: string): ChannelConnection {
  const connection = adapterFor(channel)?.connection;
  if (!connection) throw new AppError('connection.unknown_channel');
  return connection;
}

export function ioFor({ http, channels }: ConnectionDeps, channel: string): ChannelIo {
  return { http, config: channels.configFor(channel) };
}

/** Where the provider is to call us for this account. */
export function hookFor({ channels }: ConnectionDeps, channel: string, accountKey: string): WebhookAddress {
  const { webhookUrl = '' } = channels.configFor(channel);
  const inPath = adapterFor(channel)?.definition.capabilities.inbound.tenantKey === 'url_path';
  const [verifyToken] = channels.secretsFor(channel).verifyTokens;
  return { url: inPath ? `${webhookUrl}/${accountKey}` : webhookUrl, ...(verifyToken === undefined ? {} : { verifyToken }) };
}

/** Where people come back to from a sign-in: a page of the dashboard, which hands the answer over with the person's own session. */
export function redirectUri({ publicUrl }: ConnectionDeps): string {
  return `${publicUrl.replace(/\/+$/, '')}/channels/return`;
}
