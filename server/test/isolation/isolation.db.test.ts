import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignedTexts } from '../../src/modules/access/index.ts';
import { createKnowledgeLoader, VECTOR_STORES } from '../../src/modules/knowledge/index.ts';
import { openStore } from '../../src/modules/knowledge/vectors/testing.ts';
import { createAccountLookup } from '../../src/modules/outbound/index.ts';
import { createLiveSocket } from '../../src/modules/realtime/index.ts';
import { createLocalCache } from '../../src/platform/cache/cache.ts';
import { createLocalPacer } from '../../src/platform/limits/pacer.ts';
import { createSecretBox } from '../../src/platform/crypto/sealed-secrets.ts';
import { guardStatement } from '../../src/platform/db/guard.ts';
import { TenantPlugin } from '../../src/platform/db/tenant-plugin.ts';
import { createFolderStorage } from '../../src/platform/storage/file-storage.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { captureLog, type CapturedLog } from './capture-log.ts';
import { createAnswerCache } from '../../src/modules/conversations/index.ts';
import { probeAnswers } from './probe-answers.ts';
import { createFindings } from './findings.ts';
import { probeApi, probeOwnReads } from './probe-api.ts';
import { probeHandle } from './probe-handle.ts';
import { probeMedia } from './probe-media.ts';
import { probeDemoLinks, probeJobs, probeLedger, probeVectors } from './probe-flows.ts';
import { makeJourneyTwins, probeJourney, probeLogs } from './probe-journey.ts';
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

// Two tenants with the same ids, names and questions, and different facts. Every layer is asked alone and all of them together; at the end
// a table says how many scenarios there were and how many leaked.

const found = createFindings();
const log: CapturedLog = captureLog();
let running: TestApp;
let lab: Lab;
let twins: [Twin, Twin];

beforeAll(async () => {
  running = await startTestApp({ env: { LOG_LEVEL: 'debug' } });
  const twin = async (mark: string, tenantId: string): Promise<Twin> => {
    const made = { ...(await running.addTenant({ tenantId, slug: `${mark}-slug`, accountId: 'acc_same' })), mark };
    await plantRows(running.test.asOwner, made);
    for (const key of ['same', mark]) {
      const storageKey = await running.app.storage.put(
        made.tenantId,
        'sources',
        `src_${key}`,
        Buffer.from(`name_en,price\n${mark}-soup,10\n`),
      );
      await running.test.asOwner('update source set storage_key = $3 where tenant_id = $1 and id = $2', [
        made.tenantId,
        `src_${key}`,
        storageKey,
      ]);
    }
    return made;
  };
  twins = [await twin('alif', '00000000-0000-4000-8000-0000000000aa'), await twin('thaa', '00000000-0000-4000-8000-0000000000bb')];
  lab = await openLab(running.test.asOwner);
});
afterAll(async () => {
  await running.close();
  log.stop();
});

/** Both ways: what holds for one twin and not for the other is luck. */
async function expectBothWays(probe: (own: Twin, other: Twin) => unknown): Promise<void> {
  const before = found.leaks().length;
  await probe(twins[0], twins[1]);
  await probe(twins[1], twins[0]);
  expect(found.leaks(before)).toEqual([]);
}

describe('the database', () => {
  for (const table of PLANTED_TABLES) {
    it(`keeps ${table} apart, in each layer alone and through the handle`, async () => {
      await expectBothWays(async (own, other) => {
        await probePlugin(found, lab, (tenantId) => new TenantPlugin(tenantId), own, other, table);
        await probePolicies(found, lab, own, other, table);
        await probeGuard(found, guardStatement, own, other, table);
        await probeHandle(found, running.test.database, own, other, table);
      });
    });
  }
});

describe('keepers outside the database', () => {
  it('keep sessions, files, cache, credentials, knowledge and accounts apart', async () => {
    await expectBothWays(async (own, other) => {
      probeSignedTexts(found, createSignedTexts, own, other);
      await probeStorage(found, createFolderStorage, own, other);
      await probeCache(found, createLocalCache(), own, other);
      await probeCache(found, running.app.cache, own, other, 'configured');
      await probePacer(found, createLocalPacer, own, other);
      await probeAnswers(found, createAnswerCache, own, other);
      probeSecrets(found, createSecretBox, own, other);
    });
    const loader = createKnowledgeLoader(running.test.database, 1e8);
    const accounts = createAccountLookup({ database: running.test.database, secrets: running.app.secrets });
    await expectBothWays(async (own, other) => {
      await probeKnowledge(found, loader, own, other);
      await probeAccounts(found, accounts, own, other);
    });
  });

  it.each(VECTOR_STORES)('keep vectors apart in %s', async (name) => {
    const { store, close } = await openStore(name, running.test);
    try {
      await expectBothWays((own, other) => probeVectorStore(found, store, own, other));
    } finally {
      await close();
    }
  });

  it('keep live sockets apart', async () => {
    await expectBothWays((own, other) => probeSocket(found, createLiveSocket, own, other));
  });

  // Before anything is made ready anew: vectors of a model that is not in use, as the planted ones are, are dropped then.
  it('keep vectors apart in the database', async () => {
    await expectBothWays((own, other) => probeVectors(found, running, own, other));
  });

  it('keep provider statuses and message ids, links and jobs apart', async () => {
    await expectBothWays(async (own, other) => {
      await probeLedger(found, running, own, other);
      await probeDemoLinks(found, running, own, other);
      await probeJobs(found, running, own, other);
      await probeMedia(found, running, own, other);
    });
  });
});

describe('the API', () => {
  it('shows each tenant its own', async () => {
    await expectBothWays((own) => probeOwnReads(found, running, own));
  });
  it('answers everybody about their own only', async () => {
    await expectBothWays((own, other) => probeApi(found, running, own, other));
  }, 240_000);
});

describe('the whole path', () => {
  it('answers the same question of the same person from the facts of the business that was asked, and leaves nothing in traces or logs', async () => {
    const pair = await makeJourneyTwins(running);
    const before = found.leaks().length;
    await probeJourney(found, running, pair);
    await probeLogs(found, running, pair, log, twins);
    expect(found.leaks(before)).toEqual([]);
  });
});

it('saw at least three hundred scenarios and no leak', () => {
  console.log(found.table());
  expect(found.all.length).toBeGreaterThanOrEqual(300);
  expect(new Set(found.all.map((finding) => `${finding.area} ${finding.name}`)).size).toBeGreaterThanOrEqual(300);
  expect(found.leaks()).toEqual([]);
});
