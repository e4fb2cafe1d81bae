import type { ColumnType, Generated } from 'kysely';

type TenantColumn = ColumnType<string, never, never>;
type GeneratedAt = ColumnType<Date, Date | string | undefined, Date | string>;

export type MediaState = 'waiting' | 'stored' | 'failed' | 'too_large' | 'expired' | 'removed';
export type StoredMediaKind = 'image' | 'audio' | 'voice' | 'video' | 'document' | 'sticker' | 'shared';

/** How a provider names a file. Its address may hold a permission: never logged, never shown, and gone once the file is stored. */
export interface ToldMedia {
  id?: string;
  url?: string;
  mime?: string;
  sha256?: string;
  filename?: string;
}

export interface MessageMediaTable {
  tenant_id: TenantColumn;
  id: string;
  conversation_id: string;
  message_id: string;
  ordinal: number;
  kind: StoredMediaKind;
  state: Generated<MediaState>;
  cause: string | null;
  told: ColumnType<ToldMedia, string | undefined, string>;
  name: string | null;
  mime: string | null;
  size_bytes: number | null;
  sha256: string | null;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  storage_key: string | null;
  attempts: Generated<number>;
  tries: Generated<number>;
  due_at: GeneratedAt;
  created_at: GeneratedAt;
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface DiscardedFileTable {
  tenant_id: TenantColumn;
  storage_key: string;
  discarded_at: GeneratedAt;
}

export interface MediaSchema {
  message_media: MessageMediaTable;
  discarded_file: DiscardedFileTable;
}
