-- What a visitor wrote stands in the thread before the ledger has it. Until then it is kept with what the ledger is to be told, so that no death
-- between the two loses it, and the visitor's page shows it as sent only after.

-- {"id", "by", "at", "text" | "choice" | "file"}: `by` is who the writer was then, as the ledger's dedupe key says. Null: told.
alter table webchat_entry add column untold jsonb;
create index webchat_entry_untold on webchat_entry (tenant_id, account_id, visitor_id, seq) where untold is not null;
create index webchat_entry_untold_since on webchat_entry (said_at) where untold is not null;

/* Threads in which something has waited for that long to be told, of chats that stand: the keys of the chats and the visitors, oldest first. */
create function wafaa.webchat_untold(p_after_ms int, p_limit int) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select coalesce(jsonb_agg(jsonb_build_array(account_key, visitor_id)), '[]'::jsonb) from (
    select a.account_key, e.visitor_id from webchat_entry e
      join channel_account a on a.tenant_id = e.tenant_id and a.id = e.account_id and a.state <> 'disconnected'
      where e.untold is not null and e.said_at < now() - make_interval(secs => p_after_ms / 1000.0)
      group by a.account_key, e.tenant_id, e.account_id, e.visitor_id order by min(e.said_at) limit p_limit) threads
$$;

create index message_media_kept on message_media (tenant_id) include (size_bytes) where storage_key is not null;
-- The budget of a chat is counted over its last day.
create index webchat_file_budget on webchat_file (tenant_id, account_id, created_at) include (visitor_id, size_bytes);

/* Whoever erases a contact erases what its page shows, wherever the thread went: a stranger who signed in is known to the ledger by the old id
   until the next message, and the words stand under the new one already. */
create or replace function wafaa.forget_webchat_visitor() returns trigger language plpgsql set search_path = pg_catalog, public, wafaa as $$
begin
  delete from webchat_visitor w where w.tenant_id = old.tenant_id and (w.id = old.value or w.became = old.value
    or exists (select 1 from webchat_visitor v
      where v.tenant_id = old.tenant_id and v.account_id = w.account_id and v.id = old.value and v.became = w.id));
  return null;
end $$;

grant create on schema wafaa to wafaa_system;
grant select on webchat_entry to wafaa_system;
create policy system_all on webchat_entry for select to wafaa_system using (true);
alter function wafaa.webchat_untold(int, int) owner to wafaa_system;
revoke all on function wafaa.webchat_untold(int, int) from public;
grant execute on function wafaa.webchat_untold(int, int) to wafaa_app;
revoke create on schema wafaa from wafaa_system;
