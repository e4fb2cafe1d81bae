import type { ColumnType, Generated } from 'kysely';

// The tables as Kysely sees them. `tenant_id` is filled and checked by the plugin, so no insert names it.

type TenantColumn = ColumnType<string, never, never>;
type Json<T> = ColumnType<T, string, string>;
type GeneratedAt = ColumnType<Date, Date | string | undefined, Date | string>;
type Timestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Bilingual = { en: string | null; ar: string | null };

interface Provenance {
  source_id: string;
  document_id: string;
  page: number | null;
  span_start: number;
  span_end: number;
  ordinal: number;
}
type FactState = 'proposed' | 'confirmed' | 'expired';

export interface TenantTable {
  tenant_id: TenantColumn;
  slug: string;
  name: Json<Bilingual>;
  kind: string;
  currency: string;
  time_zone: string;
  default_language: 'ar' | 'en';
  settings: Json<Record<string, unknown>>;
  settings_version: Generated<number>;
  knowledge_version: Generated<number>;
  created_at: GeneratedAt;
}
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
  created_at: GeneratedAt;
}
export interface ContactTable {
  tenant_id: TenantColumn;
  id: string;
  name: string | null;
  language: string | null;
  merged_into: string | null;
  marketing_opt_out_at: Timestamp;
  created_at: GeneratedAt;
}
export interface ContactIdentityTable {
  tenant_id: TenantColumn;
  channel: string;
  value: string;
  kind: string;
  contact_id: string;
  created_at: GeneratedAt;
}
export interface ConversationTable {
  tenant_id: TenantColumn;
  id: string;
  channel: string;
  account_id: string;
  contact_id: string;
  pen_holder: 'bot' | 'agent' | 'nobody';
  pen_agent: string | null;
  pen_reason: string | null;
  pen_since: GeneratedAt;
  language: string | null;
  window_expires_at: Timestamp;
  last_message_at: GeneratedAt;
  created_at: GeneratedAt;
}
export interface InboundTable {
  tenant_id: TenantColumn;
  account_id: string;
  dedupe_key: string;
  delivery_id: string;
  conversation_id: string | null;
  seq: number | null;
  kind: string;
  provider_message_id: string | null;
  text: string | null;
  payload: Json<Record<string, unknown>>;
  occurred_at: GeneratedAt;
  received_at: GeneratedAt;
}
export interface LaneTable {
  tenant_id: TenantColumn;
  conversation_id: string;
  last_seq: number;
  done_seq: number;
  ready_at: Timestamp;
  waiting_since: Timestamp;
  leased_until: Timestamp;
  leased_by: string | null;
  token: number;
  attempts: number;
  failures: number;
  supersedes: number;
  last_error: string | null;
}
export interface TurnTable {
  tenant_id: TenantColumn;
  id: string;
  conversation_id: string;
  from_seq: number;
  upto_seq: number;
  state: 'running' | 'done' | 'superseded' | 'failed';
  outcome: string | null;
  trace: Json<unknown>;
  knowledge_version: number | null;
  started_at: GeneratedAt;
  finished_at: Timestamp;
}
export type OutboundState = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'needs_human';
export interface OutboundTable {
  tenant_id: TenantColumn;
  id: string;
  conversation_id: string;
  account_id: string;
  upto_seq: number;
  part: number;
  turn_id: string;
  payload: Json<Record<string, unknown>>;
  state: OutboundState;
  tracker: string;
  provider_message_id: string | null;
  attempts: number;
  next_attempt_at: Timestamp;
  sending_at: Timestamp;
  uncertain: boolean;
  failure_kind: string | null;
  failure_code: string | null;
  created_at: GeneratedAt;
  settled_at: Timestamp;
}
export interface MessageTable {
  tenant_id: TenantColumn;
  id: string;
  conversation_id: string;
  direction: 'in' | 'out';
  author: 'contact' | 'bot' | 'agent' | 'phone' | 'system';
  kind: string;
  text: string | null;
  seq: number | null;
  outbound_id: string | null;
  turn_id: string | null;
  provider_message_id: string | null;
  reactions: Json<{ by: string; emoji: string }[]>;
  edited_at: Timestamp;
  deleted_at: Timestamp;
  late: boolean;
  at: GeneratedAt;
  position: Generated<number>;
}
export interface EventTable {
  tenant_id: TenantColumn;
  id: Generated<number>;
  kind: string;
  conversation_id: string | null;
  payload: Json<Record<string, unknown>>;
  xid: Generated<string>;
  at: GeneratedAt;
}
export type SourceState = 'queued' | 'reading' | 'structuring' | 'indexing' | 'testing' | 'live' | 'failed';
export interface SourceTable {
  tenant_id: TenantColumn;
  id: string;
  name: string;
  mime: string;
  size_bytes: number;
  sha256: string;
  storage_key: string;
  state: SourceState;
  failure_code: string | null;
  failure_detail: string | null;
  stages: Json<{ name: string; ms: number }[]>;
  attempts: number;
  pages: number | null;
  created_at: GeneratedAt;
  updated_at: GeneratedAt;
}
export interface DocumentTable {
  tenant_id: TenantColumn;
  id: string;
  source_id: string;
  text: string;
  pages: number | null;
  created_at: GeneratedAt;
}
export interface ChunkTable {
  tenant_id: TenantColumn;
  id: string;
  document_id: string;
  source_id: string;
  kind: 'text' | 'row';
  text: string;
  heading: string | null;
  page: number | null;
  span_start: number;
  span_end: number;
  ordinal: number;
}
export interface ChunkVectorTable {
  tenant_id: TenantColumn;
  space: string;
  chunk_id: string;
  sentence: number;
  embedding: ColumnType<string, string, string>;
}
export interface BranchTable extends Provenance {
  tenant_id: TenantColumn;
  id: string;
  name: Json<Bilingual>;
  address: Json<Bilingual>;
  city: Json<Bilingual>;
  phone: string | null;
  map_url: string | null;
  state: FactState;
}
export interface ItemTable extends Provenance {
  tenant_id: TenantColumn;
  id: string;
  name: Json<Bilingual>;
  section: Json<Bilingual>;
  description: Json<Bilingual>;
  aliases: Json<string[]>;
  price_minor: number | null;
  currency: string | null;
  variants: Json<{ name: Bilingual; price: { minor: number; currency: string } | null }[]>;
  calories: number | null;
  diet_tags: string[];
  allergens: string[];
  allergens_confirmed: boolean;
  available: boolean;
  state: FactState;
}
export interface OpeningHoursTable extends Provenance {
  tenant_id: TenantColumn;
  id: string;
  branch_id: string | null;
  branch_name: string | null;
  weekdays: number[];
  opens: string | null;
  closes: string | null;
  season: string | null;
  valid_from: string | null;
  valid_to: string | null;
  state: FactState;
}
export interface PolicyTable extends Provenance {
  tenant_id: TenantColumn;
  id: string;
  topic: string;
  text: Json<Bilingual>;
  amount_minor: number | null;
  currency: string | null;
  state: FactState;
}

export interface Schema {
  tenant: TenantTable;
  channel_account: ChannelAccountTable;
  contact: ContactTable;
  contact_identity: ContactIdentityTable;
  conversation: ConversationTable;
  inbound: InboundTable;
  lane: LaneTable;
  turn: TurnTable;
  outbound: OutboundTable;
  message: MessageTable;
  event: EventTable;
  source: SourceTable;
  document: DocumentTable;
  chunk: ChunkTable;
  chunk_vector: ChunkVectorTable;
  branch: BranchTable;
  item: ItemTable;
  opening_hours: OpeningHoursTable;
  policy: PolicyTable;
}
