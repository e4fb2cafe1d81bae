import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TurnTrace } from '@wafaa/contracts';
import { vi } from 'vitest';
import { addSource, processSource } from '../../src/modules/knowledge/index.ts';
import type { TenantId } from '../../src/platform/ids.ts';
import { repliesOf, type TestApp } from '../app.ts';

// The demo tenants from their real files, and many questions asked at once, each from a phone of its own.

export const SLUGS = ['bayt-alwaha', 'qahwa-corner', 'layla-atelier'] as const;
export type Slug = (typeof SLUGS)[number];

export interface DemoQuestion {
  id: string;
  question: string;
  language: string;
  expects: 'facts' | 'passage' | 'refuse' | 'handoff';
  mustContain: string[];
  mustNotContain: string[];
  requires?: 'allergens_confirmed';
}

export interface Demo {
  slug: Slug;
  tenantId: TenantId;
  accountKey: string;
  currency: string;
}

/** What came back to one phone. `trace` is of its last turn. */
export interface Asked {
  text: string;
  trace: TurnTrace;
}

const FOLDER = fileURLToPath(new URL('../../../sim/demo', import.meta.url));
const MIME: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
};

const readJson = <T>(path: string): T => JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8')) as T;

export const readQuestions = (slug: Slug): DemoQuestion[] => readJson(`${slug}/questions.json`);

export interface ExtraFile {
  name: string;
  text: string;
}

/** A demo tenant as the seed makes it: its settings first, then each file through the verbs of an upload. */
export async function addDemo(running: TestApp, slug: Slug, extra: readonly ExtraFile[] = []): Promise<Demo> {
  const told = readJson<{ name: object; currency: string; timeZone: string; defaultLanguage: string; kind: string }>(`${slug}/tenant.json`);
  const { tenantId, accountKey } = await running.addTenant({ currency: told.currency });
  await running.test.asOwner(
    'update tenant set name = $2, time_zone = $3, default_language = $4, kind = $5, settings_version = settings_version + 1 where tenant_id = $1',
    [tenantId, JSON.stringify(told.name), told.timeZone, told.defaultLanguage, told.kind],
  );
  const files = readdirSync(`${FOLDER}/${slug}/files`).sort();
  const uploads = [
    ...files.map((name) => ({ name, mime: MIME[extname(name)] ?? '', bytes: readFileSync(`${FOLDER}/${slug}/files/${name}`) })),
    ...extra.map(({ name, text }) => ({ name, mime: 'text/plain', bytes: Buffer.from(text) })),
  ];
  for (const upload of uploads) {
    const sourceId = await addSource(running.app, tenantId, upload);
    await processSource({ ...running.app, onChanged: () => {} }, tenantId, sourceId);
  }
  return { slug, tenantId, accountKey, currency: told.currency };
}

let phones = 0;
const nextPhone = (): string => `9665${String((phones += 1)).padStart(8, '0')}`;

/** Asks each question from a new phone, `atOnce` at a time, and waits until every lane is free again. Answers in the order of the questions. */
export async function askAll(running: TestApp, accountKey: string, questions: readonly string[], atOnce = 16): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (let start = 0; start < questions.length; start += atOnce) {
    const group = questions.slice(start, start + atOnce).map((text) => ({ text, waId: nextPhone() }));
    await Promise.all(
      group.map(
        ({ text, waId }) => running.sim.send({ account: accountKey, from: { waId, name: 'Customer' }, type: 'text', text }).acknowledged,
      ),
    );
    const missing = (): string[] =>
      group.filter(({ waId }) => repliesOf(running.sim, accountKey, waId).length === 0).map(({ text }) => text);
    await vi.waitFor(
      async () => {
        if (missing().length > 0) throw new Error(`no reply yet to: ${missing().join(' | ')}`);
        const [lane] = await running.test.asOwner<{ waiting: number }>(
          'select count(*)::int as waiting from lane where ready_at is not null',
        );
        if (lane?.waiting !== 0) throw new Error('still sending');
      },
      { timeout: 40_000, interval: 20 },
    );
    const traces = await running.test.asOwner<{ phone: string; trace: TurnTrace }>(
      `select i.value as phone, t.trace from turn t join conversation c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
       join contact_identity i on i.tenant_id = c.tenant_id and i.contact_id = c.contact_id
       where t.state = 'done' and i.value = any($1) order by t.started_at`,
      [group.map(({ waId }) => waId)],
    );
    for (const { waId } of group) {
      const trace = traces.findLast((row) => row.phone === waId)?.trace;
      if (!trace) throw new Error(`no turn of ${waId}`);
      asked.push({ text: repliesOf(running.sim, accountKey, waId).join('\n'), trace });
    }
  }
  return asked;
}
