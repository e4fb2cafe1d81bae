import type { AccountSign, Database } from '../../platform/db/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { channelAdapters } from '../channels/index.ts';
import { isAlarm } from './judge-signs.ts';

export interface WatchDeps {
  database: Database;
  clock: Clock;
  log: Log;
  onChanged(tenantId: TenantId): void;
}

export interface AccountWatch {
  /** Counts, judges, raises what is new and ends what is over. @returns how many stand */
  look(): Promise<number>;
}

const OVERLAP_MS = 120_000;
/** Of a rhythm that nobody kept while no scheduler ran. */
const FIRST_LOOK_MS = 29 * 86_400_000;
/** Sends are many, and an hour decides nothing within minutes. */
const SENDS_EVERY_MS = 600_000;

type Alarm = Pick<AccountSign, 'tenantId' | 'accountId' | 'what'>;
const keyOf = ({ tenantId, accountId, what }: Alarm): string => `${tenantId} ${accountId} ${what}`;

/** Looks after what no provider tells: silence, lateness, sends without an end, messages without an answer. For the scheduler, every minute. */
export function createAccountWatch({ database, clock, log, onChanged }: WatchDeps): AccountWatch {
  let pulseKeptAt: number | null = null;
  let sendsCountedAt = Number.NEGATIVE_INFINITY;
  const told = [...channelAdapters.values()]
    .filter(({ definition }) => definition.capabilities.inbound.delivery !== 'none')
    .map(({ kind }) => kind);
  return {
    async look() {
      const now = clock.now().getTime();
      const since = new Date(pulseKeptAt === null ? now - FIRST_LOOK_MS : pulseKeptAt - OVERLAP_MS);
      await database.system.call('keep_pulse', since.toISOString());
      pulseKeptAt = now;
      const countsSends = now - sendsCountedAt >= SENDS_EVERY_MS;
      const signs = await database.system.call('account_signs', countsSends ? told : null);
      if (countsSends) sendsCountedAt = now;
      const open = (await database.system.call('open_alarms')).filter(({ watched }) => watched) as Alarm[];
      const raised = signs.filter(isAlarm);
      const isRaised = new Set(raised.map(keyOf));
      const isOpen = new Set(open.map(keyOf));
      const over = open.filter((alarm) => !isRaised.has(keyOf(alarm)) && (countsSends || alarm.what !== 'unconfirmed'));
      const tenants = new Set([...raised, ...over].map(({ tenantId }) => tenantId));
      for (const tenant of tenants) {
        const of = <T extends Alarm>(alarms: readonly T[]): T[] => alarms.filter(({ tenantId }) => tenantId === tenant);
        await writeDown(
          mintTenantId(tenant),
          of(raised).map((alarm) => ({ ...alarm, isNew: !isOpen.has(keyOf(alarm)) })),
          of(over),
        );
      }
      return isRaised.size + (open.length - over.length - open.filter((alarm) => isRaised.has(keyOf(alarm))).length);
    },
  };

  async function writeDown(tenantId: TenantId, raised: (AccountSign & { isNew: boolean })[], over: Alarm[]): Promise<void> {
    await database.withTenant(tenantId, async (db) => {
      for (const { accountId, what, since, detail, isNew } of raised) {
        await db.sql(
          `insert into account_alarm as a (tenant_id, account_id, what, since, detail) values ($1, $2, $3, $4, $5)
           on conflict (tenant_id, account_id, what) do update set detail = excluded.detail, resolved_at = null,
             since = case when a.resolved_at is null then a.since else excluded.since end,
             raised_at = case when a.resolved_at is null then a.raised_at else now() end`,
          [db.tenantId, accountId, what, since, JSON.stringify(detail)],
        );
        // Whoever hears nothing asks the provider at once whether it still calls us.
        if (isNew && what === 'silent') {
          await db.query.updateTable('channel_account').set({ checked_at: null }).where('id', '=', accountId).execute();
        }
        if (isNew) await tell(db, 'account.alarm', accountId, what);
      }
      for (const { accountId, what } of over) {
        await db.query
          .updateTable('account_alarm')
          .set({ resolved_at: new Date() })
          .where('account_id', '=', accountId)
          .where('what', '=', what)
          .where('resolved_at', 'is', null)
          .execute();
        await tell(db, 'account.calm', accountId, what);
      }
    });
    const fresh = raised.filter(({ isNew }) => isNew);
    for (const { accountId, what, since, detail } of fresh)
      log.error({ tenantId, accountId, what, since, ...detail }, 'an account may be losing messages');
    for (const { accountId, what } of over) log.info({ tenantId, accountId, what }, 'an account no longer seems to lose messages');
    if (fresh.length > 0 || over.length > 0) onChanged(tenantId);
  }
}

async function tell(
  db: Parameters<Parameters<Database['withTenant']>[1]>[0],
  kind: string,
  accountId: string,
  what: string,
): Promise<void> {
  await db.query
    .insertInto('event')
    .values({ kind, conversation_id: null, payload: JSON.stringify({ accountId, what }) })
    .execute();
}
