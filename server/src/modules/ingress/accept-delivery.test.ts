import { createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { SystemDb } from '../../platform/db/index.ts';
import { createSecretBox } from '../../platform/crypto/sealed-secrets.ts';
import { createMetrics } from '../../platform/telemetry/metrics.ts';
import { createIngress } from './accept-delivery.ts';

test('says how long the oldest delivery has waited to be stored, and nothing once it is', async () => {
  let now = Date.parse('2026-11-23T09:00:00Z');
  const stored = Promise.withResolvers<object>();
  const ingress = createIngress({
    system: { call: () => stored.promise } as unknown as SystemDb,
    bus: { publish: () => {} } as never,
    clock: { now: () => new Date(now) },
    metrics: createMetrics(),
    channels: { secretsFor: () => ({ signingSecrets: ['app-secret'], verifyTokens: [] }) },
    secrets: createSecretBox([Buffer.alloc(32, 7)]),
    publicUrl: 'https://wafaa.example',
    burstScale: 0,
    turn: 'quickTurn',
  });
  const rawBody = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
  const signature = createHmac('sha256', 'app-secret').update(rawBody).digest('hex');
  const deliver = () =>
    ingress.accept('whatsapp', { method: 'POST', headers: { 'x-hub-signature-256': `sha256=${signature}` }, query: {}, rawBody });

  expect(ingress.behindMs()).toBe(0);
  const first = deliver();
  now += 4_000;
  await vi.waitFor(() => expect(ingress.behindMs()).toBe(4_000));
  const second = deliver();
  now += 1_000;
  expect(ingress.behindMs()).toBe(5_000);
  stored.resolve({ fresh: 0, unknown: 0, woken: 0, tenants: [], moved: [] });
  await Promise.all([first, second]);
  expect(ingress.behindMs()).toBe(0);
});
