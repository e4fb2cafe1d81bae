import { createPinecone, createWeaviate } from '@wafaa/sim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignedTexts } from '../../src/modules/access/index.ts';
import { createKnowledgeLoader } from '../../src/modules/knowledge/index.ts';
import type { createPineconeStore } from '../../src/modules/knowledge/vectors/pinecone/create-pinecone-store.ts';
import type { createWeaviateStore } from '../../src/modules/knowledge/vectors/weaviate/create-weaviate-store.ts';
import { createAccountLookup } from '../../src/modules/outbound/index.ts';
import { createLiveSocket } from '../../src/modules/realtime/index.ts';
import { createLocalCache } from '../../src/platform/cache/cache.ts';
import { createLocalPacer } from '../../src/platform/limits/pacer.ts';
import { createSecretBox } from '../../src/platform/crypto/sealed-secrets.ts';
import { guardStatement } from '../../src/platform/db/guard.ts';
import { TenantPlugin } from '../../src/platform/db/tenant-plugin.ts';
import { createFolderStorage } from '../../src/platform/storage/file-storage.ts';
import { createTestDatabase, makeTenant, type TestDatabase } from '../database.ts';
import { createAnswerCache } from '../../src/modules/conversations/index.ts';
import { probeAnswers } from './probe-answers.ts';
import { createFindings, type Findings } from './findings.ts';
import { forgetMutants, loadMutant } from './load-mutant.ts';
import {
  probeAccounts,
  probeCache,
  probePacer,
  probeKnowledge,
  probeSecrets,
  probeSignedTexts,
  probeSocket,
  probeStorage,
  probeVectorStore,
} from './probe-parts.ts';
import { probeGuard, probePlugin, probePolicies } from './probe-wall.ts';
import { type Lab, openLab } from './statement-lab.ts';
import { PLANTED_TABLES, plantRows, type Twin } from './twins.ts';

// A suite that finds no leak proves something only if it finds one that is there: each layer is broken on purpose, alone, and the
// scenarios of isolation.db.test.ts must notice. Those of the database's catalogue are in platform/db/tenant-wall.db.test.ts.

let test: TestDatabase;
let lab: Lab;
let own: Twin;
let other: Twin;
const noticed: string[] = [];

const secrets = createSecretBox([Buffer.alloc(32, 3)]);

beforeAll(async () => {
  test = await createTestDatabase();
  lab = await openLab(test.asOwner);
  const twin = async (mark: string, tenantId: string): Promise<Twin> => {
    const made = await makeTenant(test.database, {
      accountId: 'acc_same',
      tenantId,
      credentials: secrets.seal(tenantId, { accessToken: mark }),
    });
    const result = { ...made, mark };
    await plantRows(test.asOwner, result);
    return result;
  };
  own = await twin('alif', '00000000-0000-4000-8000-0000000000aa');
  other = await twin('thaa', '00000000-0000-4000-8000-0000000000bb');
});
afterAll(async () => {
  forgetMutants();
  console.log(`mutants noticed: ${noticed.length}\n${noticed.map((name) => `  ${name}`).join('\n')}`);
  await test.close();
});

it('nothing is noticed where nothing is broken', async () => {
  const found = createFindings();
  await probePlugin(found, lab, (tenantId) => new TenantPlugin(tenantId), own, other, 'contact');
  await probeGuard(found, guardStatement, own, other, 'contact');
  await probePolicies(found, lab, own, other, 'contact');
  probeSignedTexts(found, createSignedTexts, own, other);
  await probeStorage(found, createFolderStorage, own, other);
  await probeCache(found, createLocalCache(), own, other);
  await probePacer(found, createLocalPacer, own, other);
  await probeAnswers(found, createAnswerCache, own, other);
  probeSecrets(found, createSecretBox, own, other);
  await probeKnowledge(found, createKnowledgeLoader(test.database, 1e8), own, other);
  await probeAccounts(found, createAccountLookup({ database: test.database, secrets }), own, other);
  await probeSocket(found, createLiveSocket, own, other);
  expect(found.leaks()).toEqual([]);
});

async function expectNoticed(name: string, probe: (found: Findings) => unknown): Promise<void> {
  const found = createFindings();
  // A mutant that makes its part throw has been noticed as well.
  let broke: unknown = null;
  try {
    await probe(found);
  } catch (error) {
    broke = error;
  }
  expect(found.leaks().length > 0 || broke !== null, `${name} was not noticed`).toBe(true);
  noticed.push(`${name} (${broke ? 'broke' : `${found.leaks().length} of ${found.all.length}`})`);
}

describe('the query builder', () => {
  const PLUGIN = 'platform/db/tenant-plugin.ts';
  const cases: [string, string | RegExp, string][] = [
    ['no condition on a select', 'return this.#guarded(transformed, this.#tables(transformed.from?.froms ?? []));', 'return transformed;'],
    ['only the first table of a from', 'transformed.from?.froms ?? []', '(transformed.from?.froms ?? []).slice(0, 1)'],
    [
      'no condition on a join',
      'return { ...transformed, joinType, on: OnNode.create(transformed.on ? AndNode.create(transformed.on.on, condition) : condition) };',
      'return transformed;',
    ],
    [
      'no condition on an update',
      /return this\.#guarded\(\s*transformed,\s*this\.#tables\(\[\.\.\.\(transformed\.table[\s\S]*?\);/,
      'return transformed;',
    ],
    ['no condition on the from of an update', ', ...(transformed.from?.froms ?? [])]', ']'],
    [
      'no condition on a delete',
      'return this.#guarded(transformed, this.#tables([...transformed.from.froms, ...(transformed.using?.tables ?? [])]));',
      'return transformed;',
    ],
    ['no condition on the using of a delete', ', ...(transformed.using?.tables ?? [])]', ']'],
    ['a condition that replaces the query’s own', 'where = where ? AndNode.create(where, this.#condition(table))', 'where = where ? where'],
    ['the other tenant in an insert is let through', 'if (place >= 0 && row.values[place] !== this.#tenantId) throw', 'if (false) throw'],
    ['an insert is not given its tenant', "[...columns, ColumnNode.create('tenant_id')]", '[...columns]'],
    [
      'an insert from a select is let through',
      'if (!columns || !values || !ValuesNode.is(values))\n      throw',
      'if (!columns || !values || !ValuesNode.is(values)) return transformed;\n      if (false) throw',
    ],
    ['a row may change its tenant', "if (name === 'tenant_id') throw", 'if (false) throw'],
    ['an alias hides its table', "if (node.kind === 'AliasNode') {", "if (node.kind === 'AliasNode') {\n    return null;"],
    ['no table is a tenant table', 'return TENANT_TABLES.has(name) ?', 'return false ?'],
  ];
  for (const [name, from, to] of cases) {
    it(`with ${name} is noticed`, async () => {
      const { TenantPlugin: Mutant } = await loadMutant<{ TenantPlugin: typeof TenantPlugin }>(PLUGIN, from, to);
      await expectNoticed(`query builder: ${name}`, (found) =>
        probePlugin(found, lab, (tenantId) => new Mutant(tenantId), own, other, 'contact'),
      );
    });
  }
});

describe('the guard', () => {
  const cases: [string, string | RegExp, string][] = [
    ['any parameter counts as the tenant', 'if (parameters[Number(match[1]) - 1] === tenantId) count += 1;', 'count += 1;'],
    ['nothing is counted', 'if (bound < named) throw', 'if (false) throw'],
    ['one binding is enough', 'if (bound < named) throw', 'if (bound < 1) throw'],
    ['comments and strings are read', "statement.replaceAll(NOISE, ' ')", 'statement'],
    ['the session may be changed', 'if (SESSION_STATE.test(text)) throw', 'if (false) throw'],
    ['system functions may be called', 'if (SYSTEM_FUNCTION.test(text)) throw', 'if (false) throw'],
    ['text may be run', 'if (RUNS_TEXT.test(text)) throw', 'if (false) throw'],
    [
      'an insert needs no tenant',
      'if (/"?tenant_id"?/i.test(match[1] ?? \'\') && parameters.includes(tenantId)) count += 1;',
      'count += 1;',
    ],
    ['capitals hide a table', ".replaceAll('\"', '').toLowerCase())) count", ".replaceAll('\"', ''))) count"],
    ['quotes hide a table', "(match[1] ?? match[2] ?? '').replaceAll('\"', '')", "(match[1] ?? match[2] ?? '')"],
  ];
  for (const [name, from, to] of cases) {
    it(`where ${name} is noticed`, async () => {
      const mutant = await loadMutant<{ guardStatement: typeof guardStatement }>('platform/db/guard.ts', from, to);
      await expectNoticed(`guard: ${name}`, (found) => probeGuard(found, mutant.guardStatement, own, other, 'contact'));
    });
  }
});

describe('the policies', () => {
  const own_ = 'tenant_id = (select wafaa.current_tenant())';
  for (const table of PLANTED_TABLES) {
    it(`of ${table}, each opened alone, are noticed`, async () => {
      const open = async (name: string, breakIt: string): Promise<void> => {
        await test.asOwner(breakIt);
        await expectNoticed(`policies: ${table} ${name}`, (found) => probePolicies(found, lab, own, other, table));
        await test.asOwner(`alter policy tenant_only on ${table} using (${own_}) with check (${own_})`);
        await test.asOwner(`alter table ${table} enable row level security`);
      };
      const [right] = await test.asOwner<{ reads: boolean; writes: boolean }>(
        `select has_table_privilege('wafaa_app', '${table}', 'select') as reads,
           has_table_privilege('wafaa_app', '${table}', 'insert') or has_table_privilege('wafaa_app', '${table}', 'update') as writes`,
      );
      // Where the application may not read, or not write, there is nothing that a policy could let through.
      if (right?.reads) await open('reads everything', `alter policy tenant_only on ${table} using (true)`);
      if (right?.writes) await open('writes anything', `alter policy tenant_only on ${table} with check (true)`);
      if (right?.reads || right?.writes) await open('without row-level security', `alter table ${table} disable row level security`);
      const whole = createFindings();
      await probePolicies(whole, lab, own, other, table);
      expect(whole.leaks()).toEqual([]);
    });
  }
});

describe('keepers outside the database', () => {
  it('a signed link that does not check its purpose, its age or its signature is noticed', async () => {
    const cases: [string, string, string][] = [
      ['purpose', 'said.purpose === purpose && ', ''],
      ['age', ' && said.expiresAt >= clock.now().getTime()', ''],
      ['signature', '!timingSafeEqual(given, expected)', 'false'],
      ['extra parts', ' || more.length > 0', ''],
    ];
    for (const [name, from, to] of cases) {
      const mutant = await loadMutant<{ createSignedTexts: typeof createSignedTexts }>('modules/access/signed-text.ts', from, to);
      await expectNoticed(`signed links: ${name}`, (found) => probeSignedTexts(found, mutant.createSignedTexts, own, other));
    }
  });

  it('a storage without its prefix, or that walks up, is noticed', async () => {
    const cases: [string, string, string][] = [
      ['prefix', '!key.startsWith(`tenants/${tenantId}/`) || ', ''],
      ['walking up', " || key.includes('..')", ''],
      ['one folder for all', 'return `tenants/${tenantId}/${area}', 'return `tenants/${area}'],
      ['any id', 'if (!SAFE.test(area) || !SAFE.test(id)) throw', 'if (false) throw'],
    ];
    for (const [name, from, to] of cases) {
      const mutant = await loadMutant<{ createFolderStorage: typeof createFolderStorage }>('platform/storage/file-storage.ts', from, to);
      await expectNoticed(`files: ${name}`, (found) => probeStorage(found, mutant.createFolderStorage, own, other));
    }
  });

  it('a cache without the tenant in its key is noticed', async () => {
    const mutant = await loadMutant<{ createLocalCache: typeof createLocalCache }>(
      'platform/cache/cache.ts',
      '`${tenantId}:${key}`',
      '`${key}`',
    );
    await expectNoticed('cache: key without tenant', (found) => probeCache(found, mutant.createLocalCache(), own, other));
  });

  it('a place in the row without the tenant in its key is noticed', async () => {
    const mutant = await loadMutant<{ createLocalPacer: typeof createLocalPacer }>(
      'platform/limits/pacer.ts',
      'const full = `${tenantId}:${key}`;\n        const stepMs',
      'const full = `${key}`;\n        const stepMs',
    );
    await expectNoticed('pacer: key without tenant', (found) => probePacer(found, mutant.createLocalPacer, own, other));
  });

  it('kept answers that name no tenant are noticed', async () => {
    const mutant = await loadMutant<{ createAnswerCache: typeof createAnswerCache }>(
      'modules/conversations/answer-cache.ts',
      'cache.forTenant(question.tenantId)',
      "cache.forTenant('everybody' as TenantId)",
    );
    await expectNoticed('answers: no tenant', (found) => probeAnswers(found, mutant.createAnswerCache, own, other));
  });

  it('envelopes that are not bound to their tenant are noticed', async () => {
    const mutant = await loadMutant<{ createSecretBox: typeof createSecretBox }>(
      'platform/crypto/sealed-secrets.ts',
      /\.setAAD\(Buffer\.from\(tenantId\)\)/g,
      '',
    );
    await expectNoticed('credentials: not bound to the tenant', (found) => probeSecrets(found, mutant.createSecretBox, own, other));
  });

  it('knowledge or accounts remembered without their tenant are noticed', async () => {
    const knowledge = await loadMutant<{ createKnowledgeLoader: typeof createKnowledgeLoader }>(
      'modules/knowledge/load-knowledge.ts',
      'memory.load(tenantId, version,',
      "memory.load('everybody', version,",
    );
    await expectNoticed('knowledge: key without tenant', (found) =>
      probeKnowledge(found, knowledge.createKnowledgeLoader(test.database, 1e8), own, other),
    );
    const accounts = await loadMutant<{ createAccountLookup: typeof createAccountLookup }>(
      'modules/outbound/load-account.ts',
      'const key = `${tenantId}:${accountId}`;',
      'const key = accountId;',
    );
    await expectNoticed('accounts: key without tenant', (found) =>
      probeAccounts(found, accounts.createAccountLookup({ database: test.database, secrets }), own, other),
    );
  });

  it('stores of vectors that do not name their tenant are noticed', async () => {
    const pinecone = await createPinecone();
    const weaviate = await createWeaviate();
    try {
      const ofPinecone = await loadMutant<{ createPineconeStore: typeof createPineconeStore }>(
        'modules/knowledge/vectors/pinecone/create-pinecone-store.ts',
        /const namespace = nameOfTenant\(tenantId\);/g,
        "const namespace = 'everybody';",
      );
      const settings = { apiKey: pinecone.apiKey, index: 'wafaa', cloud: 'aws', region: 'us-east-1', controllerUrl: pinecone.url } as const;
      await expectNoticed('pinecone: one namespace for all', (found) =>
        probeVectorStore(found, ofPinecone.createPineconeStore(settings), own, other),
      );
      const ofWeaviate = await loadMutant<{ createWeaviateStore: typeof createWeaviateStore }>(
        'modules/knowledge/vectors/weaviate/create-weaviate-store.ts',
        /const tenant = nameOfTenant\(tenantId\);/g,
        "const tenant = 'everybody';",
      );
      const store = ofWeaviate.createWeaviateStore({ url: weaviate.url, grpc: weaviate.grpc, apiKey: weaviate.apiKey });
      await expectNoticed('weaviate: one tenant for all', (found) => probeVectorStore(found, store, own, other));
      await store.close();
    } finally {
      await pinecone.close();
      await weaviate.close();
    }
  });

  it('a socket that joins one room for all, tells everybody, or lets strangers in is noticed', async () => {
    const cases: [string, string | RegExp, string][] = [
      ['one room', 'return `tenant:${tenantId}`;', "return 'tenant:all';"],
      ['told to everybody', "io.to(roomOf(tenantId)).emit('changed'", "io.emit('changed'"],
      [
        'the browser names the room',
        'void socket.join(roomOf(socket.data.tenantId));',
        "void socket.join(roomOf(socket.data.tenantId)); socket.on('join', (room) => void socket.join(room));",
      ],
      [
        'strangers',
        "if (!session) return next(new Error('access.unauthenticated'));\n        Object.assign(socket.data, session);",
        "Object.assign(socket.data, session ?? { tenantId: 'nobody' });",
      ],
      ['a session that ended stays', 'if (!stands) socket.disconnect(true);', ''],
    ];
    for (const [name, from, to] of cases) {
      const mutant = await loadMutant<{ createLiveSocket: typeof createLiveSocket }>('modules/realtime/live-socket.ts', from, to);
      await expectNoticed(`sockets: ${name}`, (found) => probeSocket(found, mutant.createLiveSocket, own, other));
    }
  });
});
