-- Reading the journal again: deliveries that nobody could parse at the time, or that came for an account we did not have yet.
create function wafaa.journal_page(p_channel text, p_from timestamptz, p_to timestamptz, p_after text, p_limit int) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'receivedAt', received_at, 'headers', headers, 'verdict', verdict, 'raw', encode(raw, 'base64'))
      order by id), '[]')
    from (select * from webhook_delivery where channel = p_channel and received_at >= p_from and received_at < p_to and id > p_after
      order by id limit p_limit) d
$$;

/* What reading a delivery again came to. What was taken out of the journal stays marked as it is. */
create function wafaa.journal_settle(p_id text, p_verdict text, p_events int, p_fresh int) returns void
language sql security definer set search_path = pg_catalog, public, wafaa as $$
  update webhook_delivery set verdict = p_verdict, events = p_events, new_events = new_events + p_fresh
    where id = p_id and verdict in ('handled', 'unknown_account', 'ignored')
$$;

grant create on schema wafaa to wafaa_system;
do $$
declare name text;
begin
  foreach name in array array['journal_page(text, timestamptz, timestamptz, text, int)', 'journal_settle(text, text, int, int)']
  loop
    execute format('alter function wafaa.%s owner to wafaa_system', name);
    execute format('revoke all on function wafaa.%s from public', name);
    execute format('grant execute on function wafaa.%s to wafaa_app', name);
  end loop;
end $$;
revoke create on schema wafaa from wafaa_system;
