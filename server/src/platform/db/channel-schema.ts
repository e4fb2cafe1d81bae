import type { ColumnType, Generated } from 'kysely';

// Accounts of channels, how they are connected, and threads of the chat of websites. `tenant_id` is filled and checked by the plugin, so no
// insert names it.

type TenantColumn = ColumnType<string, never, never>;
type Json<T> = ColumnType<T, string, string>;
type GeneratedAt = ColumnType<Date, Date | string | undefined, Date | string>;
type Moment = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface ChannelAccountTable {
  tenant_id: TenantColumn;
  id: string;
  channel: string;
  account_key: string;
  business_key: string | null;
  display_name: string;
  address: string;
  credentials: Buffer;
  settings: Json<Record<string, unknown>>;
  state: 'live' | 'emulator' | 'needs_reconnect' | 'disconnected';
  state_reason: string | null;
  /** What a look at the provider found; null: never looked at. */
  health: ColumnType<{ what: string; detail?: string }[] | null, string | null | undefined, string | null>;
  checked_at: Moment;
  /** The provider's ids of who gave the access. */
  granted_by: Generated<string[]>;
  access_since: Moment;
  /** Null: does not end by itself. */
  access_ends_at: Moment;
  renewal_tried_at: Moment;
  templates_at: Moment;
  templates_failure: ColumnType<string | null, string | null | undefined, string | null>;
  templates_due: Moment;
  /** When a customer's message last came in, to the minute. */
  heard_at: Generated<Date | null>;
  created_at: GeneratedAt;
}
/** How many people wrote in an hour. Written by `wafaa.keep_pulse` alone. */
export interface AccountHourTable {
  tenant_id: TenantColumn;
  account_id: string;
  hour_at: Date;
  people: number;
}
/** Why an account may be losing messages; the last one of each kind stays. */
export interface AccountAlarmTable {
  tenant_id: TenantColumn;
  account_id: string;
  what: 'silent' | 'late' | 'unconfirmed' | 'unhandled';
  since: Date;
  detail: Json<Record<string, number>>;
  raised_at: GeneratedAt;
  resolved_at: Moment;
}
export interface ChannelSetupTable {
  tenant_id: TenantColumn;
  id: string;
  channel: string;
  account_id: string | null;
  state: Generated<'open' | 'done' | 'undone'>;
  steps: Json<{ id: string; state: 'waiting' | 'done' | 'failed'; code?: string; failure?: string; detail?: string; at?: string }[]>;
  credentials: Buffer | null;
  offered: Json<FoundAccountRow[]>;
  /** Of the access that is held until an account is chosen. */
  granted: ColumnType<{ grantedBy?: string[]; endsAt?: string } | null, string | null | undefined, string | null>;
  sign_in_hash: string | null;
  sign_in_owner: string | null;
  sign_in_until: Date | null;
  hello_since: Date | null;
  started_by: string;
  created_at: GeneratedAt;
  updated_at: GeneratedAt;
}
interface FoundAccountRow {
  accountKey: string;
  businessKey: string;
  name: string;
  address: string;
  settings: Record<string, unknown>;
  lacking?: string;
}

/** Somebody who wrote in the chat of a website. */
export interface WebchatVisitorTable {
  tenant_id: TenantColumn;
  account_id: string;
  id: string;
  last_seq: Generated<number>;
  became: string | null;
  name: string | null;
  created_at: GeneratedAt;
  seen_at: GeneratedAt;
}
export interface WebchatEntryTable {
  tenant_id: TenantColumn;
  account_id: string;
  visitor_id: string;
  seq: number;
  id: string;
  author: 'visitor' | 'business';
  content: Json<Record<string, unknown>>;
  said_at: GeneratedAt;
  /** What the ledger is yet to be told of it; null: it knows. */
  untold: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
}
/** A file of a visitor's thread; `storage_key` is where it is, or where it is being written. */
export interface WebchatFileTable {
  tenant_id: TenantColumn;
  account_id: string;
  visitor_id: string;
  id: string;
  author: 'visitor' | 'business';
  kind: 'image' | 'audio' | 'voice' | 'video' | 'document';
  name: string | null;
  mime: string | null;
  size_bytes: number | null;
  sha256: string | null;
  width: number | null;
  height: number | null;
  storage_key: string;
  stored_at: Moment;
  sent_at: Moment;
  created_at: GeneratedAt;
}

/** A message that the provider approved; all of an account's are kept. */
export interface MessageTemplateTable {
  tenant_id: TenantColumn;
  account_id: string;
  id: string;
  provider_id: string;
  name: string;
  language: string;
  category: string;
  state: 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled';
  reason: string | null;
  quality: string | null;
  shape: Json<Record<string, unknown>>;
  parameter_count: number;
  told_at: Date | null;
  fetched_at: GeneratedAt;
}

/** What people let go of in the list of what could not be handled or delivered. */
export interface DismissedLossTable {
  tenant_id: TenantColumn;
  id: string;
  dismissed_at: GeneratedAt;
  dismissed_by: string | null;
  dismissed_by_name: string;
}
