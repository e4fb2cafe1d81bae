-- The journal: what arrived, byte for byte. It belongs to no tenant (one delivery may carry several), so only the system role reads it.
create table webhook_delivery (
  id text primary key,
  channel text not null,
  received_at timestamptz not null,
  headers jsonb not null,
  raw bytea not null,
  -- handled | unknown_account | ignored
  verdict text not null,
  events int not null,
  new_events int not null
);
create index webhook_delivery_received on webhook_delivery (received_at);
select wafaa.protect('webhook_delivery', '', 'select, insert, update, delete');

create table conversation (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  channel text not null,
  account_id text not null,
  contact_id text not null,
  pen_holder text not null default 'bot' check (pen_holder in ('bot', 'agent', 'nobody')),
  pen_agent text,
  pen_reason text,
  pen_since timestamptz not null default now(),
  language text,
  window_expires_at timestamptz,
  last_message_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, account_id, contact_id),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id) on delete cascade,
  foreign key (tenant_id, contact_id) references contact (tenant_id, id) on delete cascade
);
create index conversation_recent on conversation (tenant_id, last_message_at desc, id desc);
select wafaa.protect('conversation', 'select, insert, update, delete', 'select, insert, update');

-- Every event that a provider told us, once, forever. `seq` numbers those that want an answer, within their conversation.
create table inbound (
  tenant_id uuid not null,
  account_id text not null,
  dedupe_key text not null,
  delivery_id text not null,
  conversation_id text,
  seq bigint,
  kind text not null,
  provider_message_id text,
  text text,
  payload jsonb not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  primary key (tenant_id, account_id, dedupe_key),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id) on delete cascade
);
create unique index inbound_sequence on inbound (tenant_id, conversation_id, seq) where seq is not null;
create index inbound_message on inbound (tenant_id, account_id, provider_message_id) where provider_message_id is not null;
select wafaa.protect('inbound', 'select', 'select, insert, update');

-- One lane per conversation: what is next in it, and who works on it until when.
create table lane (
  tenant_id uuid not null,
  conversation_id text not null,
  last_seq bigint not null default 0,
  done_seq bigint not null default 0,
  -- When somebody may take it; null when nothing waits. While leased it is the end of the lease.
  ready_at timestamptz,
  -- Since when the oldest unanswered message waits: a burst may postpone its answer, but not for ever.
  waiting_since timestamptz,
  leased_until timestamptz,
  leased_by text,
  token bigint not null default 0,
  -- Claims since the last answer, and how many of them ended in a broken turn.
  attempts int not null default 0,
  failures int not null default 0,
  supersedes int not null default 0,
  last_error text,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
create index lane_ready on lane (ready_at) where ready_at is not null;
create index lane_tenant_ready on lane (tenant_id, ready_at) where ready_at is not null;
select wafaa.protect('lane', 'select, update', 'select, insert, update');

create table turn (
  tenant_id uuid not null,
  id text not null,
  conversation_id text not null,
  from_seq bigint not null,
  upto_seq bigint not null,
  state text not null check (state in ('running', 'done', 'superseded', 'failed')),
  outcome text,
  trace jsonb,
  knowledge_version bigint,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
create index turn_recent on turn (tenant_id, conversation_id, started_at desc, id desc);
select wafaa.protect('turn', 'select', 'select, insert, update');

-- The reply as decided, durable before it is sent. One row per part; the unique key is what makes "answered twice" impossible to write.
create table outbound (
  tenant_id uuid not null,
  id text not null,
  conversation_id text not null,
  account_id text not null,
  upto_seq bigint not null,
  part int not null,
  turn_id text not null,
  payload jsonb not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'needs_human')),
  tracker text not null,
  provider_message_id text,
  attempts int not null default 0,
  next_attempt_at timestamptz,
  sending_at timestamptz,
  uncertain boolean not null default false,
  failure_kind text,
  failure_code text,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, conversation_id, upto_seq, part),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
create unique index outbound_tracker on outbound (tenant_id, account_id, tracker);
create index outbound_provider_message on outbound (tenant_id, account_id, provider_message_id) where provider_message_id is not null;
select wafaa.protect('outbound', 'select', 'select, insert, update');

-- What people see.
create table message (
  tenant_id uuid not null,
  id text not null,
  conversation_id text not null,
  direction text not null check (direction in ('in', 'out')),
  author text not null check (author in ('contact', 'bot', 'agent', 'phone', 'system')),
  kind text not null,
  text text,
  seq bigint,
  outbound_id text,
  turn_id text,
  provider_message_id text,
  reactions jsonb not null default '[]',
  edited_at timestamptz,
  deleted_at timestamptz,
  late boolean not null default false,
  at timestamptz not null,
  -- Breaks ties of time in the order of writing.
  position bigint generated always as identity,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
create index message_thread on message (tenant_id, conversation_id, position desc);
create index message_provider on message (tenant_id, conversation_id, provider_message_id) where provider_message_id is not null;
select wafaa.protect('message', 'select', 'select, insert, update');
grant usage on sequence message_position_seq to wafaa_system;

-- What changed, for the dashboard and whoever else follows. A reader takes only rows whose transaction is older than every running one
-- (`xid` below the snapshot's xmin): ids are given before commit, so without this a slow transaction's row would be skipped.
create table event (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id bigint generated always as identity,
  kind text not null,
  conversation_id text,
  payload jsonb not null default '{}',
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select wafaa.protect('event', 'select, insert', 'select, insert');
grant usage on sequence event_id_seq to wafaa_app, wafaa_system;
