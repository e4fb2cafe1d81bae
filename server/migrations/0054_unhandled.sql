-- What was acknowledged and not handled: the one number that must be nought. What waits rightly is left out: lanes of tenants that rest, and those
-- whose reply is held back for an account that is shut or told to wait, which are counted where they are.
create function wafaa.unhandled_stats(p_after_ms int) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  with waiting as (
    select i.messages, i.since, l.ready_at is null and l.leased_until is null as forgotten
    from lane l join tenant t on t.tenant_id = l.tenant_id and t.state = 'active'
    cross join lateral (select count(*) as messages, min(x.received_at) as since from inbound x where x.tenant_id = l.tenant_id
      and x.conversation_id = l.conversation_id and x.seq > l.done_seq and x.received_at < now() - make_interval(secs => p_after_ms / 1000.0)) i
    where l.last_seq > l.done_seq and i.messages > 0
      and not exists (select 1 from outbound o where o.tenant_id = l.tenant_id and o.conversation_id = l.conversation_id and o.upto_seq > l.done_seq
        and o.state = 'queued' and o.failure_kind in ('paced', 'parked', 'auth', 'account_problem', 'throttled')))
  select jsonb_build_object(
    'messages', coalesce(sum(messages), 0), 'conversations', count(*),
    'forgotten', count(*) filter (where forgotten),
    'oldestMs', coalesce(extract(epoch from now() - min(since)) * 1000, 0),
    'strangers', (select count(*) from webhook_delivery where received_at > now() - interval '5 minutes' and verdict = 'unknown_account'),
    'notUnderstood', (select count(*) from webhook_delivery where received_at > now() - interval '5 minutes' and verdict = 'ignored'))
  from waiting
$$;
grant create on schema wafaa to wafaa_system;
alter function wafaa.unhandled_stats(int) owner to wafaa_system;
revoke create on schema wafaa from wafaa_system;
revoke all on function wafaa.unhandled_stats(int) from public;
grant execute on function wafaa.unhandled_stats(int) to wafaa_app;
