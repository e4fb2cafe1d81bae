/* The searchable index of a tenant's passages as it was built last, so that a process that has not met the tenant need not build it anew. `print`
   says of which passages, and by which code; one of another print is not used. */
create table passage_index (
  tenant_id uuid primary key references tenant (tenant_id) on delete cascade,
  print text not null,
  fields bytea not null,
  built_at timestamptz not null default now()
);
-- Compressed before it comes here.
alter table passage_index alter column fields set storage external;
select wafaa.protect('passage_index', 'select, insert, update, delete');

/* Which vectors of a chunk were taken to a store outside of this database. A row comes before its vectors go and leaves after they are gone, so that
   whatever may be outside is known here. No reference to the chunk: a chunk that is gone must still be taken away outside. */
create table vector_copy (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  store text not null,
  space text not null,
  chunk_id text not null,
  source_id text not null,
  version text not null,
  sentences int not null check (sentences > 0),
  state text not null default 'going' check (state in ('going', 'there')),
  changed_at timestamptz not null default now(),
  primary key (tenant_id, store, space, chunk_id)
);
select wafaa.protect('vector_copy', 'select, insert, update, delete');

/* How far a store outside has come with a tenant. */
create table vector_sync (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  store text not null,
  synced_version bigint not null default 0,
  failure text,
  failed_at timestamptz,
  synced_at timestamptz,
  reconciled_at timestamptz,
  primary key (tenant_id, store)
);
select wafaa.protect('vector_sync', 'select, insert, update, delete');
