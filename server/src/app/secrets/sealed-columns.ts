/** A column that holds an envelope of the secret box, and for whom each row was sealed. A test compares this with the database's catalogue. */
export interface SealedColumn {
  table: string;
  column: string;
  /** Primary key, without the tenant. */
  key: readonly string[];
  /** The name under which the envelope was sealed, and under which alone it opens. */
  ownerOf(row: Readonly<Record<string, string>>, tenantId: string): string;
}

/** Behind a tenant's handle. */
export const TENANT_COLUMNS: readonly SealedColumn[] = [
  { table: 'channel_account', column: 'credentials', key: ['id'], ownerOf: (_row, tenantId) => tenantId },
  { table: 'channel_setup', column: 'credentials', key: ['id'], ownerOf: (_row, tenantId) => tenantId },
];

/** Behind the door's. */
export const DOOR_COLUMNS: readonly SealedColumn[] = [
  { table: 'signing_key', column: 'private_sealed', key: ['kid'], ownerOf: (row) => `signing-key:${row['kid']}` },
  { table: 'app_user', column: 'totp_secret', key: ['id'], ownerOf: (row) => `totp:${row['id']}` },
  { table: 'idempotent_answer', column: 'answer', key: ['scope', 'key'], ownerOf: (row) => row['scope'] ?? '' },
];

/** Sealed too, but for less than a minute: nothing of it outlives a rotation. */
export const SHORT_LIVED = ['refresh_token.successor_sealed'];
