-- Files of one tenant, however many wait or hang, keep nobody else's waiting.

-- The first of each tenant are found without reading those behind them.
create index message_media_due_by_tenant on message_media (tenant_id, due_at) where state = 'waiting';
drop index message_media_due;

drop function wafaa.media_claim(int, int, int);

/* Leases what is due, of no tenant more than `p_tenant_cap` at once: `p_under_way` names the tenant of each fetch that the asking process has begun
   and not ended. Who has the fewest comes first, then who waits longest. Each fetch has a number and a place of its own, so that one which was
   thought dead and wakes up can neither overwrite a file nor count. */
create function wafaa.media_claim(p_limit int, p_lease_ms int, p_tenant_cap int, p_under_way uuid[] default '{}') returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  claimed jsonb;
begin
  with recursive owner as (
    (select m.tenant_id from message_media m where m.state = 'waiting' order by m.tenant_id limit 1)
    union all
    select (select m.tenant_id from message_media m where m.state = 'waiting' and m.tenant_id > o.tenant_id order by m.tenant_id limit 1)
      from owner o where o.tenant_id is not null
  ), fair as (
    select o.tenant_id, d.id, busy.fetches + row_number() over (partition by o.tenant_id order by d.due_at) as nth
      from owner o
      cross join lateral (select count(*)::int as fetches from unnest(p_under_way) u (tenant_id) where u.tenant_id = o.tenant_id) busy
      cross join lateral (select m.id, m.due_at from message_media m where m.tenant_id = o.tenant_id and m.state = 'waiting' and m.due_at <= now()
        order by m.due_at limit greatest(0, p_tenant_cap - busy.fetches)) d
      where o.tenant_id is not null
  ), picked as (
    select m.tenant_id, m.id from message_media m join fair f on f.tenant_id = m.tenant_id and f.id = m.id
    where m.state = 'waiting' and m.due_at <= now()
    order by f.nth, m.due_at limit p_limit for update of m skip locked
  ), leased as (
    update message_media m set attempts = m.attempts + 1, tries = m.tries + 1, due_at = now() + make_interval(secs => p_lease_ms::numeric / 1000),
        storage_key = 'tenants/' || m.tenant_id || '/media/' || m.id || '_' || (m.attempts + 1)
      from picked p where m.tenant_id = p.tenant_id and m.id = p.id
      returning m.tenant_id, m.id, m.attempts
  )
  select jsonb_agg(jsonb_build_object('tenantId', tenant_id, 'id', id, 'attempt', attempts)) into claimed from leased;
  return coalesce(claimed, '[]');
end $$;

grant create on schema wafaa to wafaa_system;
alter function wafaa.media_claim(int, int, int, uuid[]) owner to wafaa_system;
revoke all on function wafaa.media_claim(int, int, int, uuid[]) from public;
grant execute on function wafaa.media_claim(int, int, int, uuid[]) to wafaa_app;
revoke create on schema wafaa from wafaa_system;
