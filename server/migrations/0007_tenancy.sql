-- What a tenant is beyond its name: how it stands, what it may use, what waits to be published.
alter table tenant
  add column state text not null default 'active' check (state in ('active', 'suspended', 'erasing')),
  add column state_reason text,
  add column erase_after timestamptz,
  add column languages text[] not null default '{ar,en}',
  add column logo_key text,
  add column logo_mime text,
  add column limits jsonb not null default '{}',
  -- The fields that differ from live; null when nothing waits.
  add column settings_draft jsonb;
create index tenant_resting on tenant (tenant_id) where state <> 'active';

create table settings_version (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  version bigint not null,
  settings jsonb not null,
  changed text[] not null,
  published_by text not null,
  published_by_name text not null,
  published_at timestamptz not null default now(),
  primary key (tenant_id, version)
);
select wafaa.protect('settings_version', 'select, insert');

create table data_export (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  kind text not null check (kind in ('tenant', 'contact')),
  state text not null default 'queued' check (state in ('queued', 'running', 'ready', 'failed', 'expired')),
  failure_code text,
  storage_key text,
  size_bytes bigint,
  requested_by text not null,
  requested_by_name text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  primary key (tenant_id, id)
);
select wafaa.protect('data_export', 'select, insert, update, delete');

-- Counted per month in the tenant's own time zone.
create table usage_month (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  month date not null,
  messages bigint not null default 0,
  model_tokens bigint not null default 0,
  primary key (tenant_id, month)
);
select wafaa.protect('usage_month', 'select, insert, update, delete');

alter table branch add column time_zone text;
-- `manual`: what people of the tenant entered by hand, as lines of one document, so that those facts too have a source and a span.
alter table source add column kind text not null default 'file' check (kind in ('file', 'manual'));
