import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionView } from '@wafaa/contracts';

export interface DemoLogin {
  email: string;
  name: string;
  role: string;
  password: string;
}

export interface DemoLinks {
  tenants: {
    slug: string;
    name: { en: string | null; ar: string | null };
    enterUrl: string;
    /** Of the first account. */
    phoneUrl: string;
    phones: { channel: string; url: string }[];
    logins: DemoLogin[];
  }[];
  operator: (DemoLogin & { enterUrl: string }) | null;
}

const fileOf = (dataFolder: string): string => join(dataFolder, 'demo-links.json');

/** What the start script prints: a link into each seeded tenant, its phone, and the logins of its people. Only this machine's user reads it. */
export async function writeDemoLinks(dataFolder: string, links: DemoLinks): Promise<void> {
  await writeFile(fileOf(dataFolder), JSON.stringify(links, null, 2), { mode: 0o600 });
}

/** Null where no demo was seeded. */
export async function readDemoLinks(dataFolder: string): Promise<Partial<DemoLinks> | null> {
  try {
    return JSON.parse(await readFile(fileOf(dataFolder), 'utf8')) as Partial<DemoLinks>;
  } catch {
    return null;
  }
}

export async function readDemoTenants(dataFolder: string): Promise<SessionView['demoTenants']> {
  const links = await readDemoLinks(dataFolder);
  return (links?.tenants ?? []).map(({ slug, name, enterUrl }) => ({ slug, name, enterUrl }));
}
