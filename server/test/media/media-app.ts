import { type CustomerMessage, samplePhoto } from '@wafaa/sim';
import { vi } from 'vitest';
import type { TenantId } from '../../src/platform/ids.ts';
import type { TestApp } from '../app.ts';

export interface MediaRow {
  id: string;
  message_id: string;
  kind: string;
  state: string;
  cause: string | null;
  name: string | null;
  mime: string | null;
  size_bytes: string | null;
  sha256: string | null;
  storage_key: string | null;
  attempts: number;
  tries: number;
}

export const PHOTO = samplePhoto();
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
export const file = (bytes: Buffer, mimeType: string, filename?: string): { media: NonNullable<CustomerMessage['media']> } => ({
  media: { base64: bytes.toString('base64'), mimeType, ...(filename === undefined ? {} : { filename }) },
});

/** Rows of the tenant's files, the oldest first. */
export const rowsOf = (running: TestApp, tenantId: TenantId): Promise<MediaRow[]> =>
  running.test.asOwner<MediaRow>('select * from message_media where tenant_id = $1 order by created_at, id', [tenantId]);

/** Waits until nothing waits any more, and says what came of it. */
export async function settled(running: TestApp, tenantId: TenantId, count = 1): Promise<MediaRow[]> {
  return vi.waitFor(
    async () => {
      const rows = await rowsOf(running, tenantId);
      if (rows.length < count || rows.some(({ state }) => state === 'waiting')) throw new Error(`still waiting: ${JSON.stringify(rows)}`);
      return rows;
    },
    { timeout: 30_000, interval: 25 },
  );
}

/** As `settled`, with every wait cut short. */
export async function settledSoon(running: TestApp, tenantId: TenantId, count = 1): Promise<MediaRow[]> {
  return vi.waitFor(
    async () => {
      await running.test.asOwner(
        `update message_media set due_at = now() where state = 'waiting' and cause is not null and storage_key is null`,
      );
      const rows = await rowsOf(running, tenantId);
      if (rows.length < count || rows.some(({ state }) => state === 'waiting')) throw new Error(`still waiting: ${JSON.stringify(rows)}`);
      return rows;
    },
    { timeout: 30_000, interval: 25 },
  );
}
