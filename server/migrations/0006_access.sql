-- People, their sessions, roles, keys, and the log of what they did.
-- A third role for the door: it finds who somebody is before a tenant is known. It sees people and what lets them in, of every tenant, and
-- nothing that a tenant's customers wrote or that its documents say.
do $$ begin create role wafaa_access nologin nobypassrls; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant wafaa_access to %I', current_user);
exception when others then
  if not (select rolsuper from pg_roles where rolname = current_user) then raise; end if;
end $$;
grant usage on schema wafaa to wafaa_access;
grant usage on schema public to wafaa_access;

create function wafaa.admit_access(target regclass, rights text) returns void language plpgsql as $$
begin
  execute format('grant %s on %s to wafaa_access', rights, target);
  execute format('create policy access_all on %s for all to wafaa_access using (true) with check (true)', target);
end $$;

-- A person. One person may belong to several tenants; nothing here says to which.
create table app_user (
  id text primary key,
  -- Lower case. Unique, and changed only by a click in a mail to the new one.
  email text not null unique check (email = lower(email)),
  name text not null,
  language text not null default 'en' check (language in ('ar', 'en')),
  password_hash text not null,
  -- Grows with every change of the password; what was issued before it is void.
  password_version int not null default 1,
  operator boolean not null default false,
  totp_secret bytea,
  totp_enabled_at timestamptz,
  -- The last step that was accepted: a code works once.
  totp_last_step bigint,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table app_user enable row level security;
alter table app_user force row level security;
select wafaa.admit_access('app_user', 'select, insert, update, delete');

create table recovery_code (
  user_id text not null references app_user (id) on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
select wafaa.admit_access('recovery_code', 'select, insert, update, delete');

-- Links in mails: sign-up (with what is to be made), password reset, change of address. The token itself is never stored.
create table mail_link (
  token_hash text primary key,
  purpose text not null check (purpose in ('sign_up', 'password_reset', 'change_email')),
  user_id text references app_user (id) on delete cascade,
  email text not null,
  payload jsonb not null default '{}',
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index mail_link_email on mail_link (email, purpose);
alter table mail_link enable row level security;
alter table mail_link force row level security;
select wafaa.admit_access('mail_link', 'select, insert, update, delete');

-- Failures at the door, by (account and address), by address, by account.
create table door_throttle (
  key text primary key,
  failures int not null default 0,
  window_started_at timestamptz not null default now(),
  blocked_until timestamptz
);
alter table door_throttle enable row level security;
alter table door_throttle force row level security;
select wafaa.admit_access('door_throttle', 'select, insert, update, delete');

-- Keys that sign access tokens. The private half is sealed; several stand at once while one replaces another.
create table signing_key (
  kid text primary key,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamptz not null default now(),
  -- From when it signs: a while after it was published, so that every verifier knows it first.
  active_from timestamptz not null,
  -- Until when what it signed is believed; null while it signs.
  retire_at timestamptz
);
alter table signing_key enable row level security;
alter table signing_key force row level security;
select wafaa.admit_access('signing_key', 'select, insert, update, delete');

create table member (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  user_id text not null references app_user (id) on delete cascade,
  -- A copy of the person's name, address and second factor, kept by the verbs of access: a tenant's handle does not see app_user.
  name text not null,
  email text not null,
  second_factor boolean not null default false,
  -- owner | admin | manager | agent | analyst | the id of a row in tenant_role
  role text not null,
  joined_at timestamptz not null default now(),
  last_seen_at timestamptz,
  primary key (tenant_id, user_id)
);
create index member_user on member (user_id);
select wafaa.protect('member', 'select, insert, update, delete');
select wafaa.admit_access('member', 'select, insert, update, delete');

create table tenant_role (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  label jsonb not null,
  permissions text[] not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select wafaa.protect('tenant_role', 'select, insert, update, delete');
select wafaa.admit_access('tenant_role', 'select');

create table invitation (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  email text not null,
  role text not null,
  language text not null default 'en',
  token_hash text not null unique,
  invited_by text not null,
  invited_by_name text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, email)
);
select wafaa.protect('invitation', 'select, insert, update, delete');
select wafaa.admit_access('invitation', 'select, delete');

create table api_key (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  name text not null,
  -- Shown, and how a key is found; the rest is only a hash.
  prefix text not null unique,
  secret_hash text not null,
  scopes text[] not null,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);
select wafaa.protect('api_key', 'select, insert, update, delete');
select wafaa.admit_access('api_key', 'select, update');

-- Where somebody is signed in. One row is one family of refresh tokens. `tenant_id` is null for an operator outside every tenant.
create table user_session (
  id text primary key,
  tenant_id uuid references tenant (tenant_id) on delete cascade,
  user_id text not null references app_user (id) on delete cascade,
  -- An operator's session; inside a tenant it only reads, for `support_until` at most.
  operator boolean not null default false,
  support_reason text,
  support_until timestamptz,
  password_version int not null,
  device text not null,
  address text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
);
create index user_session_user on user_session (user_id, created_at desc);
create index user_session_tenant on user_session (tenant_id, user_id);
select wafaa.protect('user_session', 'select, update');
select wafaa.admit_access('user_session', 'select, insert, update, delete');

-- SHA-256 of each refresh token ever issued in a live family: a used one that comes again is a theft.
create table refresh_token (
  token_hash text primary key,
  session_id text not null references user_session (id) on delete cascade,
  issued_at timestamptz not null default now(),
  used_at timestamptz,
  -- The token that replaced it, sealed, for the short time in which a second tab may ask with the same cookie.
  successor_sealed bytea
);
create index refresh_token_session on refresh_token (session_id);
alter table refresh_token enable row level security;
alter table refresh_token force row level security;
select wafaa.admit_access('refresh_token', 'select, insert, update, delete');

-- Who did what. Written in the transaction of the deed; the application can add rows and read its own, never change or remove one.
-- `tenant_id` is null for what concerns only a person's account; `user_id` is the person whose account it concerns.
create table audit_entry (
  id text primary key,
  tenant_id uuid references tenant (tenant_id) on delete cascade,
  user_id text,
  at timestamptz not null default now(),
  action text not null,
  actor_kind text not null check (actor_kind in ('user', 'api_key', 'operator', 'system')),
  actor_id text,
  actor_name text not null,
  target_kind text,
  target_id text,
  target_label text,
  before jsonb,
  after jsonb,
  reason text,
  address text,
  device text,
  request_id text
);
create index audit_entry_recent on audit_entry (tenant_id, at desc, id desc);
create index audit_entry_user on audit_entry (user_id, at desc, id desc);
select wafaa.protect('audit_entry', 'select, insert');
select wafaa.admit_access('audit_entry', 'select, insert');

-- Mails, written in the transaction that needs them and sent by a job. The body goes once the mail has left.
create table mail (
  id text primary key,
  tenant_id uuid references tenant (tenant_id) on delete cascade,
  recipient text not null,
  language text not null,
  template text not null,
  subject text not null,
  body_text text,
  body_html text,
  -- local: there is no SMTP server, and the outbox page shows it.
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'local')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mail_waiting on mail (created_at) where state = 'queued';
select wafaa.protect('mail', 'insert');
select wafaa.admit_access('mail', 'select, insert, update, delete');

-- The answer to a write that named itself with an Idempotency-Key, sealed, so that the same call again gets the same answer.
create table idempotent_answer (
  -- Who asked: tenant and person or key, or the address for a public route.
  scope text not null,
  key text not null,
  tenant_id uuid references tenant (tenant_id) on delete cascade,
  route text not null,
  request_hash text not null,
  status int,
  answer bytea,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotent_answer_age on idempotent_answer (created_at);
select wafaa.protect('idempotent_answer', '');
select wafaa.admit_access('idempotent_answer', 'select, insert, update, delete');

grant select, insert on tenant to wafaa_access;
create policy access_all on tenant for all to wafaa_access using (true) with check (true);
