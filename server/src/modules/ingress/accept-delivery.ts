import { createBatcher, BatcherFullError } from '../../platform/batcher.ts';
import type { Bus } from '../../platform/bus/bus.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { IngestVerdict, SystemDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import { toSafeJson } from '../../platform/safe-json.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import {
  adapterFor,
  type AppSecrets,
  type ChannelAdapter,
  type ChannelSettings,
  type RawRequest,
  type RawResponse,
} from '../channels/index.ts';
import { createWebhookAccounts } from './load-webhook-account.ts';
import { tellVerdict } from './tell-verdict.ts';
import { eachTarget, toLedgerEvent } from './to-ledger-event.ts';

export interface IngressDeps {
  system: SystemDb;
  bus: Bus;
  clock: Clock;
  metrics: Metrics;
  channels: Pick<ChannelSettings, 'secretsFor'>;
  /** Opens accounts whose webhooks are signed with a secret of their own. */
  secrets: SecretBox;
  /** Origin at which providers call us: some sign the address. */
  publicUrl: string;
  burstScale: number;
  /** `slowTurn` where a model writes the answers: its own time is a wait as well. */
  turn: 'quickTurn' | 'slowTurn';
}

export interface Ingress {
  /** Set-up check of a provider (GET). @throws webhook.unknown_channel, webhook.verification_failed */
  handshake(channel: string, request: RawRequest): RawResponse;
  /**
   * Verifies, parses and stores one delivery; the answer is 200 only after the commit.
   * @throws webhook.unknown_channel, webhook.bad_signature, request.malformed_json, service.overloaded
   */
  accept(channel: string, request: RawRequest): Promise<RawResponse>;
  /** Age in milliseconds of the oldest delivery that was received and is not stored yet; 0 when none waits. */
  behindMs(): number;
}

interface Delivery {
  id: string;
  channel: string;
  receivedAt: Date;
  headers: Record<string, string>;
  raw: Buffer;
  events: (delivery: number) => Record<string, unknown>[];
  eventCount: number;
}

// Older than this and the answer should say that it is late, or leave it to a person.
export const LATE_AFTER_MS = 10 * 60_000;
// What explains a delivery later. Signatures are kept, secrets that travel as headers are not.
const KEPT_HEADERS = /^(content-type|user-agent|x-forwarded-for|.*signature.*)$/;

/** The address below the channel's own, kept with the headers: some channels name the account there only. No header can have this name. */
export const PATH_HEADER = ':path';

export function createIngress(deps: IngressDeps): Ingress {
  const store = async (deliveries: Delivery[]): Promise<null[]> => {
    const events = deliveries.flatMap((delivery, index) => delivery.events(index));
    const verdict: IngestVerdict = await deps.system.call(
      'ledger_ingest',
      toSafeJson(
        deliveries.map(({ id, channel, receivedAt, headers, eventCount }) => ({ id, channel, receivedAt, headers, events: eventCount })),
      ),
      deliveries.map((delivery) => delivery.raw),
      toSafeJson(events),
    );
    deps.metrics.inboundEvents.inc(verdict.fresh);
    if (verdict.unknown > 0)
      deps.metrics.deliveries.inc({ channel: deliveries[0]?.channel ?? '', verdict: 'unknown_account' }, verdict.unknown);
    tellVerdict(deps.bus, verdict);
    return deliveries.map(() => null);
  };
  // Many deliveries share one commit; a queue that grows beyond what a second can hold is answered 503, and the provider sends again.
  const batcher = createBatcher(store, { maxWaitMs: 3, maxItems: 200, maxWaiting: 4_000, concurrency: 2 });

  const waiting = new Set<{ since: number }>();

  const adapterOf = (channel: string) => {
    const adapter = adapterFor(channel);
    if (!adapter) throw new AppError('webhook.unknown_channel');
    return adapter;
  };

  const accountOf = createWebhookAccounts(deps.system, deps.secrets, () => deps.clock.now().getTime());
  const secretsOf = async (adapter: ChannelAdapter, request: RawRequest): Promise<AppSecrets> => {
    const secrets = deps.channels.secretsFor(adapter.kind);
    const key = adapter.accountOf?.(request);
    const account = key === undefined ? undefined : await accountOf(adapter.kind, key);
    return account === undefined ? secrets : { ...secrets, account };
  };
  const addressed = (request: RawRequest): RawRequest => ({ ...request, url: `${deps.publicUrl}${request.url ?? ''}` });

  return {
    // In the order in which they were received.
    behindMs: () => {
      const [oldest] = waiting;
      return oldest ? deps.clock.now().getTime() - oldest.since : 0;
    },
    handshake(channel, request) {
      const adapter = adapterOf(channel);
      const answer = adapter.handshake?.(addressed(request), deps.channels.secretsFor(channel)) ?? null;
      if (!answer || answer.status >= 400) throw new AppError('webhook.verification_failed');
      return answer;
    },
    async accept(channel, given) {
      const adapter = adapterOf(channel);
      const request = addressed(given);
      const receivedAt = deps.clock.now();
      const secrets = await secretsOf(adapter, request).catch((error: unknown) => {
        // Its secret does not open, or the database is away: the provider keeps the message and sends it again.
        throw new AppError('service.unavailable', {}, { cause: error });
      });
      if (adapter.verify(request, secrets, receivedAt) !== 'ok') {
        deps.metrics.deliveries.inc({ channel, verdict: 'bad_signature' });
        throw new AppError('webhook.bad_signature');
      }
      if (adapter.definition.webhookBody === 'json' && !isJson(request.rawBody)) throw new AppError('request.malformed_json');
      const parsed = adapter.parse(request, receivedAt).flatMap(eachTarget);
      const id = makeId('dlv', receivedAt.getTime());
      const options = { deliveryId: id, receivedAt, burstScale: deps.burstScale, turn: deps.turn, lateAfterMs: LATE_AFTER_MS };
      const received = { since: receivedAt.getTime() };
      waiting.add(received);
      try {
        await batcher.add({
          id,
          channel,
          receivedAt,
          headers: {
            ...Object.fromEntries(Object.entries(request.headers).filter(([name]) => KEPT_HEADERS.test(name))),
            ...(request.path ? { [PATH_HEADER]: request.path } : {}),
          },
          raw: request.rawBody,
          events: (delivery) => parsed.map((event) => toLedgerEvent(event, adapter, { ...options, delivery })),
          eventCount: parsed.length,
        });
      } catch (error) {
        if (error instanceof BatcherFullError) throw new AppError('service.overloaded', {}, { cause: error });
        throw new AppError('service.unavailable', {}, { cause: error });
      } finally {
        waiting.delete(received);
      }
      deps.metrics.deliveries.inc({ channel, verdict: 'accepted' });
      return adapter.ack(request);
    },
  };
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
