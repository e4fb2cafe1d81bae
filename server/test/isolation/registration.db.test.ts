import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routes } from '@wafaa/contracts';
import { describe, expect, it } from 'vitest';
import { VECTOR_STORES } from '../../src/modules/knowledge/index.ts';
import { TENANT_TABLES } from '../../src/platform/db/tenant-tables.ts';
import { startTestApp } from '../app.ts';
import { createFindings } from './findings.ts';
import { probeApi } from './probe-api.ts';
import { PLANTED_TABLES, plantRows } from './twins.ts';

// Whatever can hold a tenant's things is on a list of this suite. Something new fails here first, and the failure says which probe it needs.

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const files = (readdirSync(SOURCE, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|\/testing\.ts$/.test(name))
  .sort();
const source = new Map(files.map((name) => [name, readFileSync(join(SOURCE, name), 'utf8')]));

/** All first groups of a pattern, or the file's name where it has none. */
const walk = (pattern: RegExp): string[] => {
  const all = new Set<string>();
  for (const [name, text] of source)
    for (const match of text.matchAll(pattern)) all.add(match[1] === undefined ? name : `${name}: ${match[1]}`);
  return [...all].sort();
};

/** File and name of each, and why one tenant cannot meet another in it. */
const KEPT_IN_MEMORY: Record<string, string> = {
  'app/http/read-upload.ts: read': 'lives for one form',
  'app/secrets/rotate-secrets.ts: counts': 'numbers by column',
  'modules/access/session-state.ts: BUILT_IN': 'roles and rights, the same for everybody',
  'modules/access/state-cache.ts: entries': 'keyed by session or key, whose row names its tenant; probe-api.ts',
  'modules/conversations/answer-cache.ts: shapes': 'hashes of what channels can show',
  'modules/conversations/check-outgoing.ts: rowsByFacts': 'keyed by the loaded knowledge, which is one tenant’s',
  'modules/conversations/decide-reply.ts: tenants':
    'keyed by tenant and settings version; probe-journey.ts, whose twins are at one version',
  'modules/conversations/lanes/lane-worker.ts: held': 'counts by tenant',
  'modules/conversations/lanes/lane-worker.ts: turns': 'turns under way, keyed by tenant and conversation',
  'modules/conversations/lanes/ledger.ts: answers': 'lives for one batch, keyed by its place',
  'modules/conversations/turn-ports.ts: factsOf': 'keyed by the loaded knowledge, which is one tenant’s',
  'modules/conversations/turn/ask-topic.ts: titles': 'lives for one call',
  'modules/conversations/turn/claims/find-claims.ts: remembered': 'a pure reading of the sentence that is its key',
  'modules/ingress/load-webhook-account.ts: remembered': 'keyed by channel and account, whose row names its tenant',
  'modules/knowledge/list-items.ts: names': 'lives for one call',
  'modules/knowledge/load-knowledge.ts: byId': 'lives for one call',
  'modules/knowledge/tenant-memory.ts: kept': 'keyed by tenant, handed out for its version only; probe-parts.ts, probeKnowledge',
  'modules/knowledge/tenant-memory.ts: making': 'keyed by tenant and version; probe-parts.ts, probeKnowledge',
  'modules/outbound/load-account.ts: remembered': 'keyed by tenant and account; probe-parts.ts, probeAccounts',
  'modules/realtime/live-socket.ts: pending': 'timers by tenant; probe-parts.ts, probeSocket',
  'modules/webchat/find-chat.ts: remembered': 'keyed by the chat’s public key, whose row names its tenant; webchat.db.test.ts',
  'modules/webchat/thread.ts: numbers': 'lives for one call',
  'modules/webchat/wakes.ts: listeners': 'keyed by tenant and visitor; webchat.db.test.ts',
  'platform/cache/cache.ts: entries': 'keyed by tenant; probe-parts.ts, probeCache',
  'platform/crypto/sealed-secrets.ts: byId': 'keys of the installation',
  'platform/limits/pacer.ts: emptyAt': 'keyed by tenant; probe-parts.ts, probePacer',
  'platform/limits/pacer.ts: pauses': 'keyed by tenant; probe-parts.ts, probePacer',
  'platform/limits/pacer.ts: tickets': 'keyed by tenant; probe-parts.ts, probePacer',
  'platform/limits/rate-limiter.ts: emptyAt': 'times by whom is counted, which the key names whole',
};

/** Functions that work across tenants; probe-flows.ts (probeLedger) and probe-journey.ts go through the ledger's, the tests of erasing through
 *  theirs. */
const SYSTEM_CALLS = [
  'app/demo/seed-demo.ts: tenant_by_slug',
  // By whom a provider says that it speaks of, proven by its signature: server/test/removals.db.test.ts.
  'modules/connections/removals.ts: removal_status',
  'modules/connections/removals.ts: remove_access',
  // Counts of all accounts; what follows is written in each tenant's own name: loss-detector.db.test.ts.
  'modules/connections/survey-alarms.ts: open_alarms',
  'modules/connections/watch-accounts.ts: account_signs',
  'modules/connections/watch-accounts.ts: keep_pulse',
  'modules/connections/watch-accounts.ts: open_alarms',
  'modules/contacts/erase-contact.ts: erase_contact',
  'modules/contacts/erase-contact.ts: erase_contact_scope',
  'modules/conversations/inbox/tidy-conversations.ts: tidy_conversations',
  'modules/conversations/lanes/ledger.ts: ingress_up_ms',
  'modules/conversations/lanes/ledger.ts: ledger_begin_send',
  'modules/conversations/lanes/ledger.ts: ledger_claim',
  'modules/conversations/lanes/ledger.ts: ledger_finish',
  'modules/conversations/lanes/ledger.ts: ledger_prepare',
  // Numbers alone.
  'modules/conversations/measure-unhandled.ts: unhandled_stats',
  'modules/handoff/return-pens.ts: return_pens',
  'modules/ingress/accept-delivery.ts: ledger_ingest',
  // By a provider's key, still sealed for its tenant: load-webhook-account.db.test.ts.
  'modules/ingress/load-webhook-account.ts: webhook_account',
  // The journal belongs to nobody; whose an event is, ingest finds out as ever: replay-journal.db.test.ts.
  'modules/ingress/replay-journal.ts: journal_left_page',
  'modules/ingress/replay-journal.ts: journal_page',
  'modules/ingress/replay-journal.ts: journal_settle',
  'modules/ingress/replay-journal.ts: ledger_ingest',
  // Rows of all tenants are leased, each by its tenant and id; files are fetched and removed in the tenant's own name: probe-media.ts.
  // Ids, codes and numbers, for who runs the installation; losses.db.test.ts.
  'modules/losses/survey-losses.ts: journal_left',
  'modules/losses/survey-losses.ts: loss_stats',
  'modules/media/discard-files.ts: media_discarding',
  'modules/media/discard-files.ts: media_retire',
  'modules/media/media-worker.ts: media_claim',
  'modules/tenancy/erase/erase-tenant.ts: erase_begin',
  'modules/tenancy/erase/erase-tenant.ts: erase_deliveries',
  'modules/tenancy/erase/erase-tenant.ts: erase_finish',
  'modules/tenancy/erase/erase-tenant.ts: erase_people',
  'modules/tenancy/erase/erase-tenant.ts: erase_rows',
  'modules/tenancy/erase/redact-journal.ts: erase_read_copies',
  'modules/tenancy/erase/redact-journal.ts: erase_read_deliveries',
  'modules/tenancy/erase/redact-journal.ts: erase_write_deliveries',
  // By a chat's public key, still sealed for its tenant: webchat.db.test.ts.
  'modules/webchat/find-chat.ts: webhook_account',
  // By time alone; files are removed in the tenant's own name: webchat-files.db.test.ts.
  'modules/webchat/retire-files.ts: webchat_files_retire',
  // Keys and visitors whose words wait; each is told under its own key's tenant: webchat.db.test.ts.
  'modules/webchat/tell-ledger.ts: webchat_untold',
  // Numbers alone.
  'roles/api.ts: account_stats',
  'roles/api.ts: heartbeat',
  'roles/api.ts: ledger_stats',
  'roles/api.ts: open_alarms',
];

describe('this suite knows every', () => {
  it('table of a tenant (twins.ts plants it, probe-wall.ts asks for it)', () => {
    expect([...PLANTED_TABLES].sort()).toEqual([...TENANT_TABLES].sort());
  });

  it('route of the contract, and every address beside it', async () => {
    const running = await startTestApp();
    try {
      for (const route of Object.values(routes))
        expect(running.api.server.hasRoute({ method: route.method, url: route.path }), route.path).toBe(true);
      const beside = [
        '/webhooks/:channel',
        '/healthz',
        '/readyz',
        '/metrics',
        '/enter',
        '/provider/:channel/deauthorize',
        '/provider/:channel/data-deletion',
        '/deletion-status',
        '/.well-known/jwks.json',
        '/openapi.json',
        '/docs',
        // Of a chat's visitors, who are nobody's members: webchat.db.test.ts asks each with another tenant's key, token and secret.
        '/webchat/v1/:key',
        '/webchat/v1/:key/sessions',
        '/webchat/v1/:key/messages',
        '/webchat/v1/:key/read',
        '/webchat/v1/:key/stream',
        '/webchat/v1/:key/typing',
        '/webchat/v1/:key/files/:id',
        '/webchat/v1/:key/files/:ticket',
        '/webchat/try/:key',
      ];
      const known = new Set([...beside, ...Object.values(routes).map((route) => route.path)]);
      const registered = walk(/\bapp\.(?:get|post|put|patch|delete|all)(?:<[^(]*>)?\(\s*'([^']+)'/g).map((entry) =>
        entry.split(': ').slice(1).join(': '),
      );
      expect(registered.filter((path) => !known.has(path as never) && path !== '/*')).toEqual([]);

      // Each route has scenarios of its own.
      const mark = (name: string, tenantId: string) => ({ tenantId, slug: `${name}-slug`, accountId: 'acc_same' });
      const own = { ...(await running.addTenant(mark('alif', '00000000-0000-4000-8000-0000000000aa'))), mark: 'alif' };
      const other = { ...(await running.addTenant(mark('thaa', '00000000-0000-4000-8000-0000000000bb'))), mark: 'thaa' };
      await plantRows(running.test.asOwner, own);
      await plantRows(running.test.asOwner, other);
      const found = createFindings();
      await probeApi(found, running, own, other);
      for (const route of Object.values(routes)) {
        if (route.id === 'listLocalMail') continue;
        const scenarios = found.all.filter((finding) => finding.name.startsWith(`alif: ${route.method} ${route.path} `));
        expect(scenarios.length, route.id).toBeGreaterThanOrEqual(8);
      }
    } finally {
      await running.close();
    }
  });

  it('job (probe-flows.ts, probeJobs)', () => {
    expect(walk(/: JobDefinition<[^=]*= \{\s*name: '([^']+)'/g)).toEqual([
      'modules/knowledge/jobs.ts: source.process',
      // Carries no id; what it does with a store outside is asked by probeVectorStore.
      'modules/knowledge/prepare-knowledge.ts: knowledge.prepare',
      // Asked for the other tenant's id in modules/tenancy/export.
      'modules/tenancy/export/export-job.ts: tenant.export',
    ]);
  });

  it('event and room of a socket (probe-parts.ts, probeSocket)', () => {
    expect(walk(/\bio(?:\.to\([^)]*\)\))?\.emit\('([^']+)'/g)).toEqual([
      'modules/realtime/live-socket.ts: changed',
      'modules/realtime/live-socket.ts: typing',
    ]);
    expect(walk(/socket\.on\('([^']+)'/g)).toEqual([]);
    expect(walk(/socket\.join\((.+)\);/g)).toEqual(['modules/realtime/live-socket.ts: roomOf(socket.data.tenantId)']);
    expect(walk(/return `(tenant:[^`]+)`/g)).toEqual(['modules/realtime/live-socket.ts: tenant:${tenantId}']);
  });

  it('message between processes: it carries a tenant or nothing', () => {
    expect(
      walk(
        /bus\.publish\('(?!lanes)([^']+)', (?:tenantId|tenant|id|lane\.tenantId|`\$\{tenantId\} \$\{(?:conversationId|id)\}`|`\$\{chat\.tenantId\} \$\{(?:taken\.)?visitorId\}`)\)/g,
      ).map((entry) => entry.split(': ')[1]),
    ).toEqual(walk(/bus\.publish\('(?!lanes)([^']+)'/g).map((entry) => entry.split(': ')[1]));
    expect(new Set(walk(/bus\.(?:publish|subscribe)\('([^']+)'/g).map((entry) => entry.split(': ')[1]))).toEqual(
      new Set(['account', 'changed', 'lanes', 'pen', 'typing', 'webchat', 'webchat_typing']),
    );
    // Ids of whose rights changed, and the id of a key.
    expect(walk(/bus\.publish\(([A-Z_]+)/g)).toEqual([
      'modules/access/access-changes.ts: TOPIC',
      'modules/access/signing-keys.ts: TOPIC',
      'roles/scheduler.ts: TENANT_ERASED',
    ]);
  });

  it('user of the cache (probe-parts.ts, probeCache)', () => {
    // An erase empties all of it.
    expect(walk(/\.forTenant\(/g)).toEqual([
      // probe-answers.ts, whose twins are at the same versions and ask the same.
      'modules/conversations/answer-cache.ts',
      'modules/tenancy/erase/erase-tenant.ts',
    ]);
    expect(walk(/redis\.(?:get|set|del)\(`([^`]+)`/g)).toEqual(['platform/cache/cache.ts: wafaa:${tenantId}:${key}']);
  });

  it('memory that outlives a request (each is keyed by tenant, or holds nothing of one)', () => {
    const long = /^(?: {2})?(?:const|let) (\w+)(?::[^=]+)? = new (?:Map|WeakMap|LRUCache)\b/gm;
    // Dictionaries of words, the same for everybody, are left out.
    const kept = walk(long).filter(
      (entry) =>
        !/claims\/(?:figure-patterns|spelled-numbers|name-index)/.test(entry) &&
        /^(?:app|roles|platform)\/|^modules\/(?:access|conversations|handoff|ingress|outbound|realtime|webchat)\/|^modules\/knowledge\/[^/]+\.ts/.test(
          entry,
        ),
    );
    expect(kept).toEqual(Object.keys(KEPT_IN_MEMORY).sort());
  });

  it('area of the file storage (probe-parts.ts, probeStorage)', () => {
    expect(walk(/storage\.put(?:Stream)?\([^,]+, '([^']+)'/g)).toEqual([
      'modules/knowledge/add-source.ts: sources',
      // A file's own name, made of ids of ours; the routes that show them are asked for the other's by probe-api.ts.
      'modules/knowledge/sources/pictures/picture-store.ts: pictures',
      'modules/knowledge/sources/readings.ts: readings',
      // Under the same wall as the first version's file; probe-parts.ts asks the storage itself.
      'modules/knowledge/sources/replace-source.ts: versions',
      // probe-media.ts asks for the other's.
      'modules/media/fetch-media.ts: media',
      // An export is opened by its id, which probe-api.ts asks for.
      'modules/tenancy/export/run-export.ts: exports',
      'modules/tenancy/profile/logo.ts: logos',
      // A visitor's files: webchat-files.db.test.ts asks for the other's.
      'modules/webchat/take-file.ts: webchat',
    ]);
    // Written piece by piece: probe-api.ts appends to the other's upload and gives it up.
    expect(walk(/storage\.folderOf\([^,]+, ([^)]+)\)/g)).toEqual(['modules/knowledge/sources/uploads/serve-upload.ts: AREA']);
    expect(walk(/createFolderStorage\(/g)).toEqual(['app/context.ts', 'platform/storage/file-storage.ts']);
  });

  it('vector space (probe-flows.ts, probeVectors; each store: probe-parts.ts, probeVectorStore)', () => {
    expect(walk(/(?:from|into|selectFrom\(|insertInto\(|deleteFrom\()\s*\(?'?(chunk_vector)'?/gi)).toEqual([
      'modules/knowledge/vectors/embed-missing.ts: chunk_vector',
      'modules/knowledge/vectors/pgvector/create-pgvector-store.ts: chunk_vector',
      'modules/knowledge/vectors/sync-vectors.ts: chunk_vector',
      'modules/knowledge/vectors/vector-copies.ts: chunk_vector',
    ]);
    expect(VECTOR_STORES).toEqual(['pgvector', 'pinecone', 'weaviate']);
    expect(walk(/name: '(pgvector|pinecone|weaviate)',\s+outside:/g)).toEqual([
      'modules/knowledge/vectors/pgvector/create-pgvector-store.ts: pgvector',
      'modules/knowledge/vectors/pinecone/create-pinecone-store.ts: pinecone',
      'modules/knowledge/vectors/weaviate/create-weaviate-store.ts: weaviate',
    ]);
  });

  it('way around the wall: plain statements outside platform/db', () => {
    // health.ts asks the queue for its version.
    expect(walk(/jobQueries\b/g)).toEqual(['app/context.ts', 'app/health.ts', 'platform/db/index.ts']);
    expect(walk(/(?:system|database\.system)\.call\(\s*'([^']+)'/g)).toEqual(SYSTEM_CALLS);
  });
});
