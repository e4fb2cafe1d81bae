import type { ColumnType, Generated } from 'kysely';

// Connecting accounts, and threads of the chat of websites. `tenant_id` is filled and checked by the plugin, so no insert names it.

type TenantColumn = ColumnType<string, never, never>;
type Json<T> = ColumnType<T, string, string>;
type GeneratedAt = ColumnType<Date, Date | string | undefined, Date | string>;

export interface ChannelSetupTable {
  tenant_id: TenantColumn;
  id: string;
  channel: string;
  account_id: string | null;
  state: Generated<'open' | 'done' | 'undone'>;
  steps: Json<{ id: string; state: 'waiting' | 'done' | 'failed'; code?: string; failure?: string; detail?: string; at?: string }[]>;
  credentials: Buffer | null;
  offered: Json<FoundAccountRow[]>;
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
