-- Accounts that people connect by signing in: from whom the access comes, how long it lasts, and what happens when that person takes it back.

alter table channel_account
  -- The provider's ids of who gave the access; the same person may take it back or ask to be forgotten.
  add column granted_by text[] not null default '{}',
  add column access_since timestamptz,
  -- Null where the access does not end by itself.
  add column access_ends_at timestamptz,
  -- When it was last tried to renew it.
  add column renewal_tried_at timestamptz;
create index channel_account_granted_by on channel_account using gin (granted_by);
create index channel_account_access_ends on channel_account (tenant_id, access_ends_at) where access_ends_at is not null;

-- Of the access that a set-up holds until an account is chosen: {"grantedBy": [], "endsAt"}. Nothing secret.
alter table channel_setup add column granted jsonb;

/* Requests of a provider to forget a person, by a hash of the code that the person was given. Of no tenant: one person may have connected
   accounts of several, and whoever holds the code learns only when it was done. */
create table removal_request (
  code_hash bytea primary key,
  channel text not null,
  accounts int not null,
  requested_at timestamptz not null default now()
);
alter table removal_request enable row level security;
alter table removal_request force row level security;
grant select, insert, delete on removal_request to wafaa_system;
create policy system_all on removal_request for all to wafaa_system using (true) with check (true);

grant select, update on channel_setup to wafaa_system;
create policy system_all on channel_setup for all to wafaa_system using (true) with check (true);
grant insert on audit_entry to wafaa_system;
create policy system_insert on audit_entry for insert to wafaa_system with check (true);

/* A person took back at the provider what they had given, or asks to be forgotten (p_code is a hash then). Accounts they connected are
   disconnected and their secrets forgotten; access given after p_until is another one and stays. One row of the log each. Returns the tenants. */
create function wafaa.remove_access(p_channels text[], p_user text, p_until timestamptz, p_code bytea, p_audit jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  touched uuid[];
  removed int;
begin
  if p_user = '' then return '[]'; end if;
  with due as (
    select tenant_id, id, state from channel_account
    where channel = any (p_channels) and granted_by @> array[p_user] and coalesce(access_since, created_at) <= p_until
      and (p_code is not null or state <> 'disconnected')
    order by tenant_id, id for update
  ), gone as (
    update channel_account a set state = 'disconnected', state_reason = case when p_code is null then 'deauthorised' else 'forgotten' end,
      credentials = '', health = null, checked_at = null, access_ends_at = null, renewal_tried_at = null,
      granted_by = case when p_code is null then a.granted_by else array_remove(a.granted_by, p_user) end
    from due where a.tenant_id = due.tenant_id and a.id = due.id
    returning a.tenant_id, a.id, a.display_name, a.state_reason, due.state as before
  ), undone as (
    update channel_setup s set state = 'undone', credentials = null, sign_in_hash = null, sign_in_owner = null, sign_in_until = null,
      offered = '[]', granted = null, updated_at = now()
    where s.state <> 'undone' and s.channel = any (p_channels) and (
      exists (select 1 from gone where gone.tenant_id = s.tenant_id and gone.id = s.account_id)
      or (s.updated_at <= p_until and s.granted -> 'grantedBy' ? p_user))
    returning s.tenant_id
  ), told as (
    insert into audit_entry (id, tenant_id, action, actor_kind, actor_name, target_kind, target_id, target_label, before, after, request_id)
    select 'aud_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || left(replace(gen_random_uuid()::text, '-', ''), 20),
      gone.tenant_id, p_audit ->> 'action', 'system', p_audit ->> 'actor',
      'channel_account', gone.id, gone.display_name, jsonb_build_object('state', gone.before),
      jsonb_build_object('state', 'disconnected', 'reason', gone.state_reason), p_audit ->> 'requestId'
    from gone
  ), shown as (
    -- Open pages read from their list of events what became stale.
    insert into event (tenant_id, kind) select distinct tenant_id, 'channel.changed' from (select tenant_id from gone union select tenant_id from undone) t
  )
  select (select array_agg(distinct tenant_id) from (select tenant_id from gone union select tenant_id from undone) t), (select count(*) from gone)
  into touched, removed;
  if p_code is not null then
    insert into removal_request (code_hash, channel, accounts) values (p_code, p_channels[1], removed);
  end if;
  return to_jsonb(coalesce(touched, '{}'));
end $$;

/* What became of a request to be forgotten; null for a code that nobody was given. */
create function wafaa.removal_status(p_code bytea) returns jsonb
language sql security definer set search_path = pg_catalog, public, wafaa stable as $$
  select jsonb_build_object('requestedAt', requested_at, 'accounts', accounts) from removal_request where code_hash = p_code
$$;

grant create on schema wafaa to wafaa_system;
do $$
declare
  name text;
begin
  foreach name in array array['remove_access(text[], text, timestamptz, bytea, jsonb)', 'removal_status(bytea)'] loop
    execute format('alter function wafaa.%s owner to wafaa_system', name);
    execute format('revoke all on function wafaa.%s from public', name);
    execute format('grant execute on function wafaa.%s to wafaa_app', name);
  end loop;
end $$;
revoke create on schema wafaa from wafaa_system;
