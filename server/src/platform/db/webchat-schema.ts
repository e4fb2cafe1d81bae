import type { ColumnType, Generated } from 'kysely';

// Threads of the chat of websites. `tenant_id` is filled and checked by the plugin, so no insert names it.

type TenantColumn = ColumnType<string, never, never>;
type GeneratedAt = ColumnType<Date, Date | string | undefined, Date | string>;

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
  content: ColumnType<Record<string, unknown>, string, string>;
  said_at: GeneratedAt;
}
