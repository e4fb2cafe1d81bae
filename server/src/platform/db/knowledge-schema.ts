import type { ColumnType, Generated } from 'kysely';

// The tables of knowledge: sources with their documents, facts, and what people decided about them.

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
  /** `rules`, `model` or both. */
  found_by: ColumnType<string[], string[] | undefined, string[]>;
}
type Priced = { name: Bilingual; price: { minor: number; currency: string } | null; addOn?: boolean };
type Dispute = { page: number | null; start: number; end: number };
type FactState = 'proposed' | 'confirmed' | 'expired';

export type SourceState = 'queued' | 'reading' | 'structuring' | 'indexing' | 'testing' | 'live' | 'failed';
export interface SourceTable {
  tenant_id: TenantColumn;
  id: string;
  /** `manual`: what people of the tenant entered by hand; one per tenant, its document holds the entries as lines. */
  kind: Generated<'file' | 'manual'>;
  name: string;
  mime: string;
  size_bytes: number;
  sha256: string;
  storage_key: string;
  state: SourceState;
  failure_code: string | null;
  failure_detail: string | null;
  stages: Json<SourceStage[]>;
  attempts: number;
  pages: number | null;
  created_at: GeneratedAt;
  updated_at: GeneratedAt;
  origin: Generated<'upload' | 'text' | 'web'>;
  url: string | null;
  max_pages: number | null;
  sync_hours: number | null;
  synced_at: Timestamp;
  version: Generated<number>;
  progress: ColumnType<SourceProgress | null, string | null | undefined, string | null>;
  notes: ColumnType<SourceNotes | null, string | null | undefined, string | null>;
  restored_from: ColumnType<number | null, number | null | undefined, number | null>;
  search_text: ColumnType<string, never, never>;
}
/** One stage that is done. `at`: when it began (ISO); `kept`: in an earlier try. Both are absent from older rows. */
export interface SourceStage {
  name: string;
  ms: number;
  at?: string;
  kept?: boolean;
}
export interface SourceUploadTable {
  tenant_id: TenantColumn;
  id: string;
  name: string;
  mime: string;
  size_bytes: number;
  sha256: string | null;
  replaces: string | null;
  state: Generated<'open' | 'finished' | 'refused'>;
  source_id: ColumnType<string | null, string | null | undefined, string | null>;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  actor: Json<{ kind: 'user' | 'api_key' | 'operator' | 'system'; id: string | null; name: string }>;
  created_at: GeneratedAt;
  expires_at: ColumnType<Date, Date | string, Date | string>;
}
/** How far a stage is: pages, sheets or pictures. */
export interface SourceProgress {
  stage: string;
  done: number;
  total: number;
}
export interface SourceNotes {
  /** `positions`: offsets into the document's text at which characters were left out. */
  warnings: { kind: string; count: number; cause?: string; pages?: number[]; sample?: string; positions?: number[] }[];
  recognised: { pages: number; confidence: number; seen?: number; unseen?: string | null } | null;
  skipped: { url: string; code: string }[];
}
export interface SourceVersionTable {
  tenant_id: TenantColumn;
  id: string;
  source_id: string;
  version: number;
  name: string;
  mime: string;
  size_bytes: number;
  sha256: string;
  storage_key: string;
  state: 'waiting' | 'replaced' | 'failed';
  failure_code: string | null;
  created_at: GeneratedAt;
  ended_at: Timestamp;
  restored_from: ColumnType<number | null, number | null | undefined, number | null>;
}
export interface WebPageTable {
  tenant_id: TenantColumn;
  source_id: string;
  url: string;
  fingerprint: string;
  document_id: string;
  read_at: GeneratedAt;
}
export interface FactReviewTable {
  tenant_id: TenantColumn;
  id: string;
  source_id: string;
  kind: 'item' | 'hours' | 'policy' | 'branch';
  decision: 'confirmed' | 'rejected' | 'edited';
  allergens_confirmed: Generated<boolean>;
  identity: string;
  content: string;
  replaced_by: string | null;
  reading: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  latest: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  reviewed_by: string;
  reviewed_at: GeneratedAt;
}
export interface FaqEntryTable {
  tenant_id: TenantColumn;
  id: string;
  source_id: string;
  document_id: string;
  questions: string[];
  answer: Json<Bilingual>;
  span_start: number;
  span_end: number;
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: GeneratedAt;
  updated_at: GeneratedAt;
}
export interface ClosedGapTable {
  tenant_id: TenantColumn;
  signature: string;
  faq_id: string | null;
  returns: Generated<boolean>;
  gap_id: string | null;
  closed_by: string;
  closed_at: GeneratedAt;
}
export interface DocumentTable {
  tenant_id: TenantColumn;
  id: string;
  source_id: string;
  text: string;
  pages: number | null;
  /** Where each page begins in the text; empty where that is not known. */
  page_starts: ColumnType<number[], number[] | undefined, number[]>;
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
  /** Of an owner's own question: its entry, and the language of the answer. */
  faq_id: ColumnType<string | null, string | null | undefined, string | null>;
  language: ColumnType<'en' | 'ar' | null, 'en' | 'ar' | null | undefined, 'en' | 'ar' | null>;
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
  /** IANA name; null: the tenant's. */
  time_zone: ColumnType<string | null, string | null | undefined, string | null>;
  id: string;
  name: Json<Bilingual>;
  address: Json<Bilingual>;
  city: Json<Bilingual>;
  phone: string | null;
  map_url: string | null;
  state: FactState;
  search_text: ColumnType<string, never, never>;
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
  variants: Json<{ name: Bilingual; price: { minor: number; currency: string } | null; addOn?: boolean }[]>;
  calories: number | null;
  diet_tags: string[];
  allergens: string[];
  allergens_confirmed: boolean;
  available: boolean;
  state: FactState;
  /** Days on which it holds; read them as text, a driver makes an instant of its own zone of a date. */
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  /** What another reading of the same lines found. */
  disputes: ColumnType<(Dispute & Pick<Priced, 'price'> & { variants: Priced[] })[], string | undefined, string>;
  sold_out_on: ColumnType<string | null, string | null | undefined, string | null>;
  search_text: ColumnType<string, never, never>;
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
  disputes: ColumnType<(Dispute & { opens: string | null; closes: string | null })[], string | undefined, string>;
  state: FactState;
  search_text: ColumnType<string, never, never>;
}
export interface PolicyTable extends Provenance {
  tenant_id: TenantColumn;
  id: string;
  topic: string;
  text: Json<Bilingual>;
  amount_minor: number | null;
  currency: string | null;
  state: FactState;
  /** Days on which it holds; read them as text, a driver makes an instant of its own zone of a date. */
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  search_text: ColumnType<string, never, never>;
}
export interface PassageIndexTable {
  tenant_id: TenantColumn;
  print: string;
  fields: Buffer;
  built_at: GeneratedAt;
}
export interface VectorCopyTable {
  tenant_id: TenantColumn;
  store: string;
  space: string;
  chunk_id: string;
  source_id: string;
  version: string;
  sentences: number;
  state: Generated<'going' | 'there'>;
  changed_at: GeneratedAt;
}
export interface VectorSyncTable {
  tenant_id: TenantColumn;
  store: string;
  synced_version: Generated<number>;
  failure: string | null;
  failed_at: Date | null;
  synced_at: Date | null;
  reconciled_at: Date | null;
}
