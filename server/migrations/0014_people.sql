-- Mails are taken by one sender at a time: `attempts` is also the fence, as in the lanes of the ledger.
alter table mail
  add column next_attempt_at timestamptz not null default now(),
  add column leased_until timestamptz;
drop index mail_waiting;
create index mail_waiting on mail (next_attempt_at) where state = 'queued';

-- One shape for what people type and what stands there: no harakat, tatweel or direction marks, one form of each Arabic letter, Western digits.
create function public.fold_for_search(given text) returns text language sql immutable strict parallel safe as $$
  select translate(
    regexp_replace(lower(given), '[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]', '', 'g'),
    'أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'اااايهوي01234567890123456789')
$$;

alter table audit_entry add column search_text text not null generated always as (
  public.fold_for_search(actor_name || ' ' || coalesce(actor_id, '') || ' ' || coalesce(target_label, '') || ' ' || coalesce(target_id, '')
    || ' ' || coalesce(reason, ''))
) stored;
-- What operators did, in whichever tenant.
create index audit_entry_operator on audit_entry (at desc, id desc) where actor_kind = 'operator';
