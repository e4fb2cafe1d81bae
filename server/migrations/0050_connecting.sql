-- Connecting accounts to channels: how far somebody came, and how connected accounts were found when they were last looked at.

alter table channel_account
  -- What a look at the provider found: [{"what", "detail"}]; empty is well, null is never looked at.
  add column health jsonb,
  add column checked_at timestamptz;

create table channel_setup (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  channel text not null,
  -- Set once an account was chosen, and from the start where one is connected again.
  account_id text,
  state text not null default 'open' check (state in ('open', 'done', 'undone')),
  -- In their order: [{"id", "state", "code", "failure", "detail", "at"}]
  steps jsonb not null,
  -- AES-256-GCM envelope, until an account was chosen; never selected by a list.
  credentials bytea,
  -- Accounts to choose from, nothing secret.
  offered jsonb not null default '[]',
  -- Of a sign-in that is under way: a hash of its state, who began it in which session, and until when.
  sign_in_hash text,
  sign_in_owner text,
  sign_in_until timestamptz,
  -- Since when a hello proves that messages arrive.
  hello_since timestamptz,
  started_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id) on delete cascade
);
create unique index channel_setup_sign_in on channel_setup (tenant_id, sign_in_hash) where sign_in_hash is not null;
create index channel_setup_account on channel_setup (tenant_id, account_id);
select wafaa.protect('channel_setup', 'select, insert, update, delete');
