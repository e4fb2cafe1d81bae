import { z } from 'zod';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';

export const EXPORT_TIMEOUT_MS = 30 * 60_000;

/** Writes one export. Running it again writes the file anew. */
export const exportTenantJob: JobDefinition<{ exportId: string }> = {
  name: 'tenant.export',
  input: z.object({ exportId: z.string() }),
  attempts: 2,
  timeoutMs: EXPORT_TIMEOUT_MS,
  concurrency: 1,
};
