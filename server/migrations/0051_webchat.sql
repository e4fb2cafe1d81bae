-- Web chat: what a visitor of a website sees in the window there. We are the provider here, so the visitor's thread is ours to keep.

create table webchat_visitor (
  tenant_id uuid not null,
  account_id text not null,
  -- As the visitor's token says, and as `contact_identity` knows the person.
  id text not null,
  -- Of the thread's newest entry. Numbers begin at the second in which the thread begins: one that was erased and begins anew goes on above
  -- whatever number a page may still hold.
  last_seq bigint not null default floor(extract(epoch from now()))::bigint,
  -- Signed in meanwhile: the thread went over to that visitor.
  became text,
  name text,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  primary key (tenant_id, account_id, id),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id) on delete cascade
);
-- An erase knows the person, not the account.
create index webchat_visitor_person on webchat_visitor (tenant_id, id);
create index webchat_visitor_became on webchat_visitor (tenant_id, account_id, became) where became is not null;
select wafaa.protect('webchat_visitor', 'select, insert, update, delete');

-- Both sides' messages in the order in which they were taken. The numbers are given under the visitor's row lock, so whoever has seen one has
-- seen all below it.
create table webchat_entry (
  tenant_id uuid not null,
  account_id text not null,
  visitor_id text not null,
  seq bigint not null,
  -- The page's own id of a message, or ours of a send: given once more, it is the same entry.
  id text not null,
  author text not null check (author in ('visitor', 'business')),
  content jsonb not null,
  said_at timestamptz not null default now(),
  primary key (tenant_id, account_id, visitor_id, seq),
  unique (tenant_id, account_id, visitor_id, id),
  foreign key (tenant_id, account_id, visitor_id) references webchat_visitor (tenant_id, account_id, id) on delete cascade
);
select wafaa.protect('webchat_entry', 'select, insert, update, delete');

/* Whoever erases a contact erases what its page shows: the visitor goes with the identity, by the rights of whoever removes that. */
create function wafaa.forget_webchat_visitor() returns trigger language plpgsql set search_path = pg_catalog, public, wafaa as $$
begin
  delete from webchat_visitor where tenant_id = old.tenant_id and id = old.value;
  return null;
end $$;
revoke all on function wafaa.forget_webchat_visitor() from public;

create trigger contact_identity_webchat after delete on contact_identity
  for each row when (old.kind = 'webchat_visitor') execute function wafaa.forget_webchat_visitor();
