import type { Sim } from '@wafaa/sim';

export const APP_SECRET = 'crash-meta-app-secret';

/** What a server of a crash run starts with: its own folder and port, the emulator as its provider, and short leases. Times in ms. */
export function serverEnv(sim: Sim, { folder, port, leaseMs, uncertainAfterMs, databaseUrl }: Where): Record<string, string> {
  return {
    DATA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    SIM_URL: sim.url,
    WHATSAPP_GRAPH_BASE_URL: sim.graphUrl,
    META_APP_SECRET: APP_SECRET,
    META_VERIFY_TOKEN: 'crash',
    SECRETS_KEYS: Buffer.alloc(32, 7).toString('base64'),
    LEASE_MS: String(leaseMs),
    UNCERTAIN_AFTER_MS: String(uncertainAfterMs),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
}

interface Where {
  folder: string;
  port: number;
  leaseMs: number;
  uncertainAfterMs: number;
  /** None: PGlite, in the folder. */
  databaseUrl: string | null | undefined;
}
