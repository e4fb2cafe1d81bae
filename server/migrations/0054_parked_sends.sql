-- Sends of an account that is shut (its token is dead, its provider blocked it) are parked: the provider is not asked, nothing counts against them, and
-- they go in their order once the account is whole again.

drop trigger outbound_held on outbound;
create trigger outbound_held before update on outbound for each row
  when (old.state = 'sending' and new.state = 'queued' and new.failure_kind in ('paced', 'parked', 'auth', 'account_problem'))
  execute function wafaa.uncount_held();

create index outbound_parked on outbound (tenant_id, account_id, created_at) where failure_kind in ('parked', 'auth', 'account_problem');

/* Whoever shuts or mends an account: the dashboard is told, and what was parked is due, the oldest first. */
create function wafaa.account_turned() returns trigger language plpgsql as $$
begin
  insert into event (tenant_id, kind, payload) values (new.tenant_id,
    case new.state when 'needs_reconnect' then 'account.shut' when 'disconnected' then 'account.disconnected' else 'account.mended' end,
    jsonb_build_object('accountId', new.id, 'channel', new.channel, 'code', new.state_reason));
  if new.state in ('live', 'emulator') and old.state in ('needs_reconnect', 'disconnected') then
    -- Lanes in id order, as everybody locks them.
    perform 1 from lane l where l.tenant_id = new.tenant_id and l.conversation_id in (
      select o.conversation_id from outbound o where o.tenant_id = new.tenant_id and o.account_id = new.id and o.state = 'queued'
        and o.failure_kind in ('parked', 'auth', 'account_problem')) order by l.conversation_id for update;
    update lane l set ready_at = now() - make_interval(secs => w.place * 0.001)
      from (select o.conversation_id, row_number() over (order by min(o.created_at) desc) as place from outbound o
        where o.tenant_id = new.tenant_id and o.account_id = new.id and o.state = 'queued'
          and o.failure_kind in ('parked', 'auth', 'account_problem') group by o.conversation_id) w
      where l.tenant_id = new.tenant_id and l.conversation_id = w.conversation_id and l.ready_at > now()
        and (l.leased_until is null or l.leased_until < now());
  end if;
  return null;
end $$;
create trigger account_state_turned after update of state on channel_account for each row
  when (old.state is distinct from new.state) execute function wafaa.account_turned();

/* How accounts of all tenants stand, and how many messages wait for those that are shut: for the metrics page. */
create function wafaa.account_stats() returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  with standing as (select a.* from channel_account a join tenant t on t.tenant_id = a.tenant_id where t.state = 'active')
  select jsonb_build_object(
    'accounts', coalesce((select jsonb_agg(g) from (select channel, state, count(*)::int as count from standing group by 1, 2) g), '[]'),
    'parked', (select count(*) from standing a join outbound o on o.tenant_id = a.tenant_id and o.account_id = a.id
      where o.state = 'queued' and o.failure_kind in ('parked', 'auth', 'account_problem')))
$$;
grant create on schema wafaa to wafaa_system;
alter function wafaa.account_stats() owner to wafaa_system;
revoke create on schema wafaa from wafaa_system;
revoke all on function wafaa.account_stats() from public;
grant execute on function wafaa.account_stats() to wafaa_app;
