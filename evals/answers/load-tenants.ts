import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractDocument } from '../../server/src/modules/knowledge/extract/extract-document.ts';
import { readFacts } from '../../server/src/modules/knowledge/facts/read-facts.ts';
import type { ProposedFacts } from '../../server/src/modules/knowledge/facts/read-types.ts';
import type { FactSet, SourceSpan } from '../../server/src/modules/knowledge/facts/types.ts';
import { mergeFacts } from '../../server/src/modules/knowledge/merge-facts.ts';
import { mergeBranches } from '../../server/src/modules/knowledge/branches/merge-branches.ts';
import { OWN_TENANTS } from './own-tenants.ts';

export interface Tenant {
  name: string;
  currency: string;
  timeZone: string;
  language: 'en' | 'ar';
  kind: 'food' | 'fashion';
  facts: FactSet;
}

const DEMOS = [
  { name: 'bayt-alwaha', currency: 'SAR', timeZone: 'Asia/Riyadh', language: 'ar', kind: 'food' },
  { name: 'qahwa-corner', currency: 'AED', timeZone: 'Asia/Dubai', language: 'en', kind: 'food' },
  { name: 'layla-atelier', currency: 'KWD', timeZone: 'Asia/Kuwait', language: 'en', kind: 'fashion' },
] as const;

const folder = (name: string): string => fileURLToPath(new URL(`../../sim/demo/${name}/files`, import.meta.url));

/** The demo tenants from their real files, read as the product reads them, and tenants of our own from their texts. */
export async function loadTenants(): Promise<Tenant[]> {
  const tenants: Tenant[] = [];
  for (const demo of DEMOS) {
    const files = readdirSync(folder(demo.name))
      .toSorted()
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${folder(demo.name)}/${name}`)) }));
    tenants.push({ ...demo, facts: await factsOf(files, demo) });
  }
  for (const { files, ...own } of OWN_TENANTS) {
    const bytes = Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
    tenants.push({ ...own, facts: await factsOf(bytes, own) });
  }
  return tenants;
}

async function factsOf(
  files: readonly { name: string; bytes: Uint8Array }[],
  options: Pick<Tenant, 'currency' | 'language'>,
): Promise<FactSet> {
  const all: FactSet = { items: [], branches: [], hours: [], policies: [] };
  for (const [place, { name, bytes }] of files.entries()) {
    const result = await extractDocument({ bytes, name });
    if (!result.ok) throw new Error(`${name}: ${result.failure} ${result.detail}`);
    add(all, readFacts(result.document, options), place);
  }
  return mergeFacts({ ...all, branches: mergeBranches(all.branches) });
}

function add(all: FactSet, read: ProposedFacts, place: number): void {
  const spanOf = (span: { page: number | null; start: number; end: number }): SourceSpan => ({
    ...{ sourceId: `src_${place}`, documentId: `doc_${place}`, ...span },
  });
  const identify = <Row extends { span: { page: number | null; start: number; end: number } }>(rows: readonly Row[], kind: string) =>
    rows.map((row, at) => ({ ...row, id: `${kind}_${place}_${at}`, span: spanOf(row.span) }));
  all.items.push(...identify(read.items, 'itm'));
  all.branches.push(...identify(read.branches, 'brn'));
  all.hours.push(...identify(read.hours, 'hrs'));
  all.policies.push(...identify(read.policies, 'pol'));
}
