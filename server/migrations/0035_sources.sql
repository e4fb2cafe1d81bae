-- Uploads that arrive piece by piece, where pages begin in a document, and which sources answers stood on.

/* A file on its way. Its bytes wait in the tenant's own folder until the last of them is there; then it becomes a source, once. */
create table source_upload (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  name text not null,
  -- As the sender says; the bytes are judged when they are all there.
  mime text not null,
  size_bytes bigint not null check (size_bytes > 0),
  -- Of the whole file, where the sender knew it: what is here already is told before a byte is sent, and damage on the way is seen.
  sha256 text,
  replaces text,
  state text not null default 'open' check (state in ('open', 'finished', 'refused')),
  source_id text,
  failure_code text,
  -- Who began it: the row in the audit log is theirs, also when a process had to finish it later.
  actor jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, id)
);
create index source_upload_expires on source_upload (tenant_id, expires_at);
select wafaa.protect('source_upload', 'select, insert, update, delete');

-- Where each page begins in the document's text (UTF-16 units); empty where there are no pages, and in documents read before this was kept.
alter table document add column page_starts int[] not null default '{}';

-- Of a version that was brought back: the version it was then.
alter table source_version add column restored_from int;
alter table source add column restored_from int;

alter table source add column search_text text not null generated always as (public.fold_for_search(name || ' ' || coalesce(url, ''))) stored;

-- The sources that the sentences of an answer come from. Kept beside the trace, so that counting them reads no traces. In plpgsql, which keeps
-- the plan; SQL would make one for each turn.
create function public.cited_sources(trace jsonb) returns text[] language plpgsql immutable parallel safe as $$
begin
  return array(select distinct cited.id from (
    select jsonb_path_query(trace, '$.steps[*] ? (@.name == "answer").data.citations[*].sourceId') #>> '{}' as id
  ) cited where cited.id is not null);
end $$;
alter table turn add column cited_sources text[] generated always as (public.cited_sources(trace)) stored;
create index turn_citing on turn (tenant_id, started_at desc) include (cited_sources) where outcome = 'answered';
