-- What people say about knowledge: reviewed facts, questions of their own, versions of a source, pages of a site, questions that found no answer.

-- Days on which a promotion or a rule holds; null: always.
alter table item add column valid_from date, add column valid_to date;
alter table policy add column valid_from date, add column valid_to date;

-- Search over facts in both scripts, folded as people type.
alter table item add column search_text text not null generated always as (
  public.fold_for_search(coalesce(name ->> 'en', '') || ' ' || coalesce(name ->> 'ar', '') || ' ' || coalesce(section ->> 'en', '') || ' '
    || coalesce(section ->> 'ar', '') || ' ' || coalesce(description ->> 'en', '') || ' ' || coalesce(description ->> 'ar', '') || ' ' || (aliases #>> '{}'))
) stored;
alter table policy add column search_text text not null generated always as (
  public.fold_for_search(topic || ' ' || coalesce(text ->> 'en', '') || ' ' || coalesce(text ->> 'ar', ''))
) stored;
alter table branch add column search_text text not null generated always as (
  public.fold_for_search(coalesce(name ->> 'en', '') || ' ' || coalesce(name ->> 'ar', '') || ' ' || coalesce(city ->> 'en', '') || ' '
    || coalesce(city ->> 'ar', '') || ' ' || coalesce(address ->> 'en', '') || ' ' || coalesce(address ->> 'ar', ''))
) stored;
alter table opening_hours add column search_text text not null generated always as (
  public.fold_for_search(coalesce(branch_name, '') || ' ' || coalesce(season, ''))
) stored;

/* What a person decided about a row that was read from a document. The document may be read again, and its rows with new ids: the decision finds
   its row by what the row says. `identity` is what the row is about, `content` all that it says, both hashed. */
create table fact_review (
  tenant_id uuid not null,
  id text not null,
  source_id text not null,
  kind text not null check (kind in ('item', 'hours', 'policy', 'branch')),
  decision text not null check (decision in ('confirmed', 'rejected', 'edited')),
  allergens_confirmed boolean not null default false,
  identity text not null,
  content text not null,
  -- Of an edit: the row that stands in the place of the one that was read, and what the document said then and says now.
  replaced_by text,
  reading jsonb,
  latest jsonb,
  reviewed_by text not null,
  reviewed_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade
);
create index fact_review_source on fact_review (tenant_id, source_id, kind);
create index fact_review_replaced on fact_review (tenant_id, replaced_by) where replaced_by is not null;
select wafaa.protect('fact_review', 'select, insert, update, delete');

/* A question in the owner's words, in as many ways as people ask it, with its answer. It is a line of the manual source, and chunks of it. */
create table faq_entry (
  tenant_id uuid not null,
  id text not null,
  source_id text not null,
  document_id text not null,
  questions text[] not null,
  answer jsonb not null,
  span_start int not null,
  span_end int not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade
);
select wafaa.protect('faq_entry', 'select, insert, update, delete');
alter table chunk add column faq_id text, add column language text;
alter table chunk add foreign key (tenant_id, faq_id) references faq_entry (tenant_id, id) on delete cascade;
create index chunk_faq on chunk (tenant_id, faq_id) where faq_id is not null;

alter table source
  add column origin text not null default 'upload' check (origin in ('upload', 'text', 'web')),
  add column url text,
  add column max_pages int,
  add column sync_hours int,
  add column synced_at timestamptz,
  add column progress jsonb,
  -- What the uploader is told of: hidden text, invisible characters, words that recognition was not sure of.
  add column notes jsonb;
create index source_sync on source (tenant_id, synced_at) where sync_hours is not null;

/* The other versions of a source: those that were replaced, and the one that waits to be read. The live one is the source's own row. */
create table source_version (
  tenant_id uuid not null,
  id text not null,
  source_id text not null,
  version int not null,
  name text not null,
  mime text not null,
  size_bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  state text not null check (state in ('waiting', 'replaced', 'failed')),
  failure_code text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, source_id, version),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade
);
create unique index source_version_waiting on source_version (tenant_id, source_id) where state = 'waiting';
select wafaa.protect('source_version', 'select, insert, update, delete');
alter table source add column version int not null default 1;

/* A page of a site and what it said when it was last read. */
create table web_page (
  tenant_id uuid not null,
  source_id text not null,
  url text not null,
  fingerprint text not null,
  document_id text not null,
  read_at timestamptz not null default now(),
  primary key (tenant_id, source_id, url),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade,
  foreign key (tenant_id, document_id) references document (tenant_id, id) on delete cascade
);
select wafaa.protect('web_page', 'select, insert, update, delete');

/* Questions that are no gap any more, by the hash of their folded words: no customer's text stands here. Without `faq_id` they were dismissed for
   good; with it they were answered, and count again when they are asked later and find nothing. */
create table closed_gap (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  signature text not null,
  faq_id text,
  closed_by text not null,
  closed_at timestamptz not null default now(),
  primary key (tenant_id, signature)
);
select wafaa.protect('closed_gap', 'select, insert, update, delete');
create index turn_unanswered on turn (tenant_id, started_at desc) where outcome = 'handed_over';
