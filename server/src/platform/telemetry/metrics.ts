import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Counters of the message path. Labels are few and never hold a tenant's or a person's name. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    deliveries: new Counter({
      name: 'wafaa_webhook_deliveries_total',
      help: 'Webhook deliveries by verdict',
      labelNames: ['channel', 'verdict'],
      registers,
    }),
    inboundEvents: new Counter({ name: 'wafaa_inbound_events_total', help: 'New provider events stored', registers }),
    turns: new Counter({ name: 'wafaa_turns_total', help: 'Turns by outcome', labelNames: ['outcome'], registers }),
    sends: new Counter({ name: 'wafaa_sends_total', help: 'Sends by result', labelNames: ['channel', 'result'], registers }),
    accountsShut: new Counter({
      name: 'wafaa_accounts_shut_total',
      help: 'Times that a provider refused an account as a whole',
      labelNames: ['channel'],
      registers,
    }),
    accounts: new Gauge({
      name: 'wafaa_channel_accounts',
      help: 'Accounts of channels by state',
      labelNames: ['channel', 'state'],
      registers,
    }),
    accountAlarms: new Gauge({
      name: 'wafaa_account_alarms',
      help: 'Accounts with something wrong, by what it is',
      labelNames: ['what'],
      registers,
    }),
    parkedSends: new Gauge({ name: 'wafaa_parked_sends', help: 'Sends that wait for an account to be connected again', registers }),
    unhandled: new Gauge({
      name: 'wafaa_acknowledged_unhandled',
      help: 'Messages acknowledged two minutes ago and not handled; must be 0',
      registers,
    }),
    unhandledParts: new Gauge({
      name: 'wafaa_unhandled_parts',
      help: 'Of those: conversations, conversations no worker would look at, age of the oldest in ms; deliveries of 5 minutes for no account of ours, and not understood',
      labelNames: ['part'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'wafaa_turn_seconds',
      help: 'Time from claim to prepared reply',
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
      registers,
    }),
    replySeconds: new Histogram({
      name: 'wafaa_reply_seconds',
      help: 'Time from webhook received to provider accepted',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 30, 60],
      registers,
    }),
    wallRefusals: new Counter({ name: 'wafaa_tenant_wall_refusals_total', help: 'Statements refused by the tenant wall', registers }),
    lanes: new Gauge({ name: 'wafaa_lanes', help: 'Ledger state', labelNames: ['state'], registers }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
