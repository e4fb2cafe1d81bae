import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findBreaches } from './boundaries/find-breaches.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A small tree in our layout; each file is its path and its text. */
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
  made.push(root);
  for (const [file, text] of Object.entries({ 'package.json': '{"name":"tree","dependencies":{"kysely":"1","ai":"1"}}', ...files })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

const inModules = (files: Record<string, string>) =>
  tree(Object.fromEntries(Object.entries(files).map(([file, text]) => [`server/src/modules/${file}`, text])));
const leaf = 'export const value = 1;\n';

async function rulesBroken(root: string): Promise<string[]> {
  const { breaches } = await findBreaches(root);
  return breaches.map((breach) => /\n\s+([a-z-]+):/.exec(breach)?.[1] ?? breach);
}

describe('findBreaches', () => {
  it('is content with an allowed edge through the door', async () => {
    const root = inModules({
      'contacts/index.ts': leaf,
      'conversations/open.ts': "import { value } from '../contacts/index.ts';\nexport const next = value;\n",
    });
    expect(await findBreaches(root)).toEqual({ breaches: [], seen: 2, onDisk: 2 });
  });

  it('notices an edge that is not in the table', async () => {
    const root = inModules({ 'conversations/index.ts': leaf, 'knowledge/find.ts': "export { value } from '../conversations/index.ts';\n" });
    expect(await rulesBroken(root)).toEqual(['edge-knowledge']);
  });

  it('notices an import of types alone', async () => {
    const root = inModules({
      'ingress/index.ts': 'export type Row = string;\n',
      'contacts/merge.ts': "import type { Row } from '../ingress/index.ts';\nexport type Own = Row;\n",
    });
    expect(await rulesBroken(root)).toEqual(['edge-contacts']);
  });

  it('notices a file behind the door of another module', async () => {
    const root = inModules({ 'contacts/store.ts': leaf, 'conversations/open.ts': "export { value } from '../contacts/store.ts';\n" });
    expect(await rulesBroken(root)).toEqual(['module-door']);
  });

  it('notices that one channel uses another', async () => {
    const root = inModules({
      'channels/meta/index.ts': leaf,
      'channels/telegram/parse.ts': leaf,
      'channels/whatsapp/parse.ts': "export * from '../telegram/parse.ts';\nexport { value as meta } from '../meta/index.ts';\n",
    });
    expect(await rulesBroken(root)).toEqual(['channels-apart']);
  });

  it('notices a channel that reaches for the database', async () => {
    const root = tree({
      'server/src/platform/db/index.ts': leaf,
      'server/src/platform/http/index.ts': leaf,
      'server/src/modules/channels/sms/send.ts':
        "export { value } from '../../../platform/db/index.ts';\nexport { value as other } from '../../../platform/http/index.ts';\n",
    });
    expect(await rulesBroken(root)).toEqual(['channels-no-platform']);
  });

  it('notices a circle of files, and lets a circle of types be', async () => {
    const circle = {
      'server/src/platform/one.ts': "export { two } from './two.ts';\nexport type One = string;\n",
      'server/src/platform/two.ts': "import { two as again } from './one.ts';\nexport const two = again;\n",
    };
    expect(new Set(await rulesBroken(tree(circle)))).toEqual(new Set(['no-cycle']));
    const types = { ...circle, 'server/src/platform/two.ts': "import type { One } from './one.ts';\nexport const two: One = '2';\n" };
    expect(await rulesBroken(tree(types))).toEqual([]);
  });

  it('notices the model SDK outside its gateway', async () => {
    const sdk = {
      'node_modules/ai/package.json': '{"name":"ai","version":"1.0.0","main":"dist/index.js"}',
      'node_modules/ai/dist/index.js': 'exports.generateText = 1;\n',
    };
    const use = "export { generateText } from 'ai';\n";
    expect(await rulesBroken(tree({ ...sdk, 'server/src/modules/llm/answer.ts': use }))).toEqual([]);
    expect(await rulesBroken(tree({ ...sdk, 'server/src/modules/nlu/intent.ts': use }))).toEqual(['one-gateway']);
  });

  it('notices a module without a line in the table, and an import that leads nowhere', async () => {
    expect(await rulesBroken(inModules({ 'loyalty/index.ts': "export { gone } from './gone.ts';\n" }))).toEqual(
      expect.arrayContaining(['known-module', 'resolvable']),
    );
  });

  it('notices that the platform leans on a module', async () => {
    const root = tree({
      'server/src/modules/tenancy/index.ts': leaf,
      'server/src/platform/db/open.ts': "export { value } from '../../modules/tenancy/index.ts';\n",
    });
    expect(await rulesBroken(root)).toEqual(['platform-is-below']);
  });
});
