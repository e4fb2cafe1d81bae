create table source (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  name text not null,
  mime text not null,
  size_bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  state text not null default 'queued' check (state in ('queued', 'reading', 'structuring', 'indexing', 'testing', 'live', 'failed')),
  failure_code text,
  failure_detail text,
  stages jsonb not null default '[]',
  attempts int not null default 0,
  pages int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, sha256)
);
create index source_recent on source (tenant_id, created_at desc, id desc);
select wafaa.protect('source', 'select, insert, update, delete');

create table document (
  tenant_id uuid not null,
  id text not null,
  source_id text not null,
  text text not null,
  pages int,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade
);
create index document_source on document (tenant_id, source_id);
select wafaa.protect('document', 'select, insert, update, delete');

create table chunk (
  tenant_id uuid not null,
  id text not null,
  document_id text not null,
  source_id text not null,
  kind text not null check (kind in ('text', 'row')),
  text text not null,
  heading text,
  page int,
  span_start int not null,
  span_end int not null,
  ordinal int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id) on delete cascade
);
create index chunk_document on chunk (tenant_id, document_id, ordinal);
select wafaa.protect('chunk', 'select, insert, update, delete');

-- Vectors by sentence; a chunk's score is its best sentence. Exact search under the tenant's btree: a shared approximate index loses recall under a tenant filter.
create table chunk_vector (
  tenant_id uuid not null,
  space text not null,
  chunk_id text not null,
  sentence int not null,
  embedding halfvec(512) not null,
  primary key (tenant_id, space, chunk_id, sentence),
  foreign key (tenant_id, chunk_id) references chunk (tenant_id, id) on delete cascade
);
select wafaa.protect('chunk_vector', 'select, insert, update, delete');

create table branch (
  tenant_id uuid not null,
  id text not null,
  name jsonb not null,
  address jsonb not null,
  city jsonb not null,
  phone text,
  map_url text,
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'expired')),
  source_id text not null,
  document_id text not null,
  page int,
  span_start int not null,
  span_end int not null,
  ordinal int not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade
);
select wafaa.protect('branch', 'select, insert, update, delete');

create table item (
  tenant_id uuid not null,
  id text not null,
  name jsonb not null,
  section jsonb not null,
  description jsonb not null,
  aliases jsonb not null default '[]',
  price_minor bigint,
  currency text,
  variants jsonb not null default '[]',
  calories int,
  diet_tags text[] not null default '{}',
  allergens text[] not null default '{}',
  allergens_confirmed boolean not null default false,
  available boolean not null default true,
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'expired')),
  source_id text not null,
  document_id text not null,
  page int,
  span_start int not null,
  span_end int not null,
  ordinal int not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade
);
create index item_order on item (tenant_id, source_id, ordinal);
select wafaa.protect('item', 'select, insert, update, delete');

create table opening_hours (
  tenant_id uuid not null,
  id text not null,
  branch_id text,
  branch_name text,
  weekdays int[] not null,
  opens text,
  closes text,
  season text,
  valid_from date,
  valid_to date,
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'expired')),
  source_id text not null,
  document_id text not null,
  page int,
  span_start int not null,
  span_end int not null,
  ordinal int not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade
);
select wafaa.protect('opening_hours', 'select, insert, update, delete');

create table policy (
  tenant_id uuid not null,
  id text not null,
  topic text not null,
  text jsonb not null,
  amount_minor bigint,
  currency text,
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'expired')),
  source_id text not null,
  document_id text not null,
  page int,
  span_start int not null,
  span_end int not null,
  ordinal int not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references source (tenant_id, id) on delete cascade
);
select wafaa.protect('policy', 'select, insert, update, delete');
