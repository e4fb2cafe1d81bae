import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionView } from '@wafaa/contracts';

interface DemoLinks {
  tenants: { slug: string; name: { en: string | null; ar: string | null }; enterUrl: string; phoneUrl: string }[];
}

const fileOf = (dataFolder: string): string => join(dataFolder, 'demo-links.json');

/** What the start script prints: a link into each seeded tenant, and its phone. */
export async function writeDemoLinks(dataFolder: string, links: DemoLinks): Promise<void> {
  await writeFile(fileOf(dataFolder), JSON.stringify(links, null, 2), { mode: 0o600 });
}

export async function readDemoTenants(dataFolder: string): Promise<SessionView['demoTenants']> {
  try {
    const links = JSON.parse(await readFile(fileOf(dataFolder), 'utf8')) as DemoLinks;
    return links.tenants.map(({ slug, name, enterUrl }) => ({ slug, name, enterUrl }));
  } catch {
    return [];
  }
}
