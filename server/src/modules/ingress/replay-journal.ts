import type { Bus } from '../../platform/bus/bus.ts';
import type { Clock } from '../../platform/clock.ts';
import type { JournalDelivery, SystemDb } from '../../platform/db/index.ts';
import { toSafeJson } from '../../platform/safe-json.ts';
import { adapterFor, type ChannelAdapter } from '../channels/index.ts';
import { LATE_AFTER_MS, PATH_HEADER } from './accept-delivery.ts';
import { tellVerdict } from './tell-verdict.ts';
import { eachTarget, toLedgerEvent } from './to-ledger-event.ts';

export interface ReplayDeps {
  system: SystemDb;
  bus: Bus;
  clock: Clock;
}

export interface ReplayRange {
  channel: string;
  /** When they arrived: from this moment, before that one. */
  from: Date;
  to: Date;
  /** Only deliveries that could not be understood or were for no account of ours, and of them so many. */
  leftOnly?: { most: number };
}

/** Deliveries read, events found in them, those that were new, and deliveries that cannot be read again. */
export interface ReplayReport {
  deliveries: number;
  events: number;
  fresh: number;
  /** For accounts that we still do not have. */
  unknown: number;
  /** Taken out of the journal for somebody who was erased, or kept without the address it came to. */
  unreadable: number;
  /** There is more in this time than was read. */
  isCut: boolean;
}

const PAGE = 100;

/**
 * Puts what the journal holds through ingest once more. Each event stands in the ledger under its own key, so what was handled stays as it is,
 * and only what was missed is new; running it again finds nothing. Messages keep the time at which they were written, and count as late.
 * @throws Error for a channel that this build has not
 */
export async function replayJournal(deps: ReplayDeps, { channel, from, to, leftOnly }: ReplayRange): Promise<ReplayReport> {
  const adapter = adapterFor(channel);
  if (!adapter) throw new Error(`no channel "${channel}"`);
  const report: ReplayReport = { deliveries: 0, events: 0, fresh: 0, unknown: 0, unreadable: 0, isCut: false };
  for (let after = ''; ; ) {
    const range = [channel, from.toISOString(), to.toISOString(), after, PAGE] as const;
    const page = leftOnly ? await deps.system.call('journal_left_page', ...range) : await deps.system.call('journal_page', ...range);
    for (const delivery of page) await replayOne(deps, adapter, delivery, report);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return report;
    if (leftOnly && report.deliveries >= leftOnly.most) return { ...report, isCut: true };
    after = last.id;
  }
}

async function replayOne(
  { system, bus, clock }: ReplayDeps,
  adapter: ChannelAdapter,
  delivery: JournalDelivery,
  report: ReplayReport,
): Promise<void> {
  const { id, verdict, headers } = delivery;
  const raw = Buffer.from(delivery.raw, 'base64');
  const receivedAt = new Date(delivery.receivedAt);
  const path = headers[PATH_HEADER];
  report.deliveries += 1;
  if (raw.length === 0 || (adapter.definition.capabilities.inbound.tenantKey === 'url_path' && path === undefined)) {
    report.unreadable += 1;
    return;
  }
  const request = { method: 'POST', headers, query: {}, rawBody: raw, ...(path === undefined ? {} : { path }) };
  const parsed = adapter.parse(request, receivedAt).flatMap(eachTarget);
  report.events += parsed.length;
  if (parsed.length === 0) return;
  // Nobody types any more: nothing is waited for.
  const options = {
    delivery: 0,
    deliveryId: id,
    receivedAt: clock.now(),
    burstScale: 0,
    turn: 'quickTurn' as const,
    lateAfterMs: LATE_AFTER_MS,
  };
  const found = await system.call(
    'ledger_ingest',
    toSafeJson([{ id, channel: adapter.kind, receivedAt, headers, events: parsed.length }]),
    [raw],
    toSafeJson(parsed.map((event) => toLedgerEvent(event, adapter, options))),
  );
  report.fresh += found.fresh;
  report.unknown += found.unknown;
  if (verdict !== 'redacted')
    await system.call('journal_settle', id, found.unknown > 0 ? 'unknown_account' : 'handled', parsed.length, found.fresh);
  tellVerdict(bus, found);
}
