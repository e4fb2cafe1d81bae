-- What any channel's webhooks need of the ledger, beside what the first channel needed.

/* An account by the provider's key, for webhooks that are signed with the account's own secret. The credentials stay sealed for their tenant. */
create function wafaa.webhook_account(p_channel text, p_key text) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select jsonb_build_object('tenantId', tenant_id, 'accountKey', account_key, 'businessKey', coalesce(business_key, ''),
      'credentials', encode(credentials, 'base64'), 'settings', settings)
    from channel_account where channel = p_channel and account_key = p_key and state <> 'disconnected'
$$;

grant create on schema wafaa to wafaa_system;
do $$
declare name text;
begin
  foreach name in array array['webhook_account(text, text)']
  loop
    execute format('alter function wafaa.%s owner to wafaa_system', name);
    execute format('revoke all on function wafaa.%s from public', name);
    execute format('grant execute on function wafaa.%s to wafaa_app', name);
  end loop;
end $$;
revoke create on schema wafaa from wafaa_system;
