-- Files in the chat of a website: what a visitor attaches, and what a visitor is sent. We are the provider, so they are ours to keep.

create table webchat_file (
  tenant_id uuid not null,
  account_id text not null,
  visitor_id text not null,
  -- The page's own id of the message that carries it, or ours of a send.
  id text not null,
  author text not null check (author in ('visitor', 'business')),
  -- What was told of it; what it is was found in its bytes.
  kind text not null check (kind in ('image', 'audio', 'voice', 'video', 'document')),
  name text,
  mime text,
  size_bytes bigint,
  sha256 text,
  -- Of pictures, in pixels.
  width int,
  height int,
  -- Where it is, or where it is being written.
  storage_key text not null,
  stored_at timestamptz,
  -- Its message stands in the thread. One that never does is let go.
  sent_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, account_id, visitor_id, id),
  foreign key (tenant_id, account_id, visitor_id) references webchat_visitor (tenant_id, account_id, id) on delete cascade
);
create index webchat_file_old on webchat_file (created_at);
create index webchat_file_unsent on webchat_file (created_at) where sent_at is null;
select wafaa.protect('webchat_file', 'select, insert, update, delete', 'select, update, delete');

create trigger webchat_file_gone after delete on webchat_file for each row execute function wafaa.discard_file();
create trigger webchat_file_moved after update of storage_key on webchat_file for each row
  when (new.storage_key is distinct from old.storage_key) execute function wafaa.discard_file();

/* Lets files go: those that never came whole or never were sent after a day, and with `p_days` (0: never) those that were kept that long. Returns how many. */
create function wafaa.webchat_files_retire(p_days int, p_limit int) returns int
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  gone int;
begin
  delete from webchat_file f using (
    select tenant_id, account_id, visitor_id, id from webchat_file
      where (sent_at is null and created_at < now() - interval '1 day')
        or (p_days > 0 and created_at < now() - make_interval(days => p_days))
      order by created_at limit p_limit for update skip locked) old_one
    where f.tenant_id = old_one.tenant_id and f.account_id = old_one.account_id and f.visitor_id = old_one.visitor_id and f.id = old_one.id;
  get diagnostics gone = row_count;
  return gone;
end $$;

grant create on schema wafaa to wafaa_system;
alter function wafaa.webchat_files_retire(int, int) owner to wafaa_system;
revoke all on function wafaa.webchat_files_retire(int, int) from public;
grant execute on function wafaa.webchat_files_retire(int, int) to wafaa_app;
revoke create on schema wafaa from wafaa_system;
