create table tenant (
  tenant_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name jsonb not null,
  kind text not null default 'restaurant',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  default_language text not null check (default_language in ('ar', 'en')),
  -- What the turn obeys: confidence line, late policy, uncertain policy, instructions for a model, contact of the business.
  settings jsonb not null default '{}',
  settings_version bigint not null default 1,
  -- Grows with every change of documents or facts; caches are keyed by it.
  knowledge_version bigint not null default 1,
  created_at timestamptz not null default now()
);
-- A new tenant's row is written under its own id, so making one needs no right over others.
select wafaa.protect('tenant', 'select, insert, update, delete', 'select');

create table channel_account (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  channel text not null,
  account_key text not null,
  business_key text,
  display_name text not null,
  address text not null,
  -- AES-256-GCM envelope of the tokens; never selected by a list.
  credentials bytea not null,
  settings jsonb not null default '{}',
  state text not null default 'live' check (state in ('live', 'emulator', 'needs_reconnect', 'disconnected')),
  state_reason text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  -- The provider's key names one tenant in the whole installation: this is the routing table of ingress.
  unique (channel, account_key)
);
create index channel_account_business on channel_account (channel, business_key);
select wafaa.protect('channel_account', 'select, insert, update, delete', 'select, update');

create table contact (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  name text,
  language text,
  merged_into text,
  marketing_opt_out_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select wafaa.protect('contact', 'select, insert, update, delete', 'select, insert, update');

create table contact_identity (
  tenant_id uuid not null,
  channel text not null,
  value text not null,
  kind text not null,
  contact_id text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, channel, value),
  foreign key (tenant_id, contact_id) references contact (tenant_id, id) on delete cascade
);
-- The contact first: with the tenant first, a look-up by identifiers could be planned over this index and read all of the tenant's people.
create index contact_identity_contact on contact_identity (contact_id, tenant_id);
select wafaa.protect('contact_identity', 'select, insert, update, delete', 'select, insert, update');
