import pg from 'pg';
import { connectDatabase, type Database } from '../../server/src/platform/db/index.ts';
import { mintTenantId, type TenantId } from '../../server/src/platform/ids.ts';
import { createRandom, makeCorpus } from './make-corpus.ts';

export interface SeededTenant {
  tenantId: TenantId;
  place: number;
  chunks: number;
}

const SPACE_DIMENSIONS = 512;
const ROWS_AT_ONCE = 500;

/** Tenants that stand already are left as they are: a second run begins to measure at once. */
export async function seedTenants(
  database: Database,
  url: string,
  wanted: { tenants: number; chunks: number; large: number },
  space: string,
  bank: Float32Array[],
): Promise<SeededTenant[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const seeded: SeededTenant[] = [];
  let fresh = false;
  try {
    await makeBank(owner, bank);
    for (let place = 0; place < wanted.tenants + (wanted.large > 0 ? 1 : 0); place += 1) {
      const chunks = place < wanted.tenants ? wanted.chunks : wanted.large;
      const tenantId = mintTenantId(`00000000-0000-4000-9000-${String(place).padStart(12, '0')}`);
      const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from chunk where tenant_id = $1', [tenantId]);
      if (rows[0]?.n !== chunks) {
        fresh = true;
        await seedOne(owner, database, tenantId, place, chunks, space);
      }
      seeded.push({ tenantId, place, chunks });
    }
    if (fresh) await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
  return seeded;
}

async function makeBank(owner: pg.Client, bank: Float32Array[]): Promise<void> {
  await owner.query('create temp table bank (place int, embedding halfvec(512))');
  for (const [place, vector] of bank.entries())
    await owner.query('insert into bank values ($1, $2::halfvec(512))', [place, `[${Array.from(vector).join(',')}]`]);
  const random = createRandom(11);
  // What tells one sentence of the same kind from another.
  for (let place = 0; place < 400; place += 1) {
    const noise = Array.from({ length: SPACE_DIMENSIONS }, () => (random() - 0.5) / 25);
    await owner.query('insert into bank values ($1, $2::halfvec(512))', [1_000 + place, `[${noise.join(',')}]`]);
  }
}

async function seedOne(
  owner: pg.Client,
  database: Database,
  tenantId: TenantId,
  place: number,
  chunks: number,
  space: string,
): Promise<void> {
  await owner.query('delete from tenant where tenant_id = $1', [tenantId]);
  await database.withTenant(tenantId, async (db) => {
    await db.query
      .insertInto('tenant')
      .values({
        ...{ slug: `bench-${place}`, name: JSON.stringify({ en: `Bench ${place}`, ar: null }), kind: 'restaurant', currency: 'SAR' },
        ...{ time_zone: 'Asia/Riyadh', default_language: 'ar' as const, settings: '{}' },
      })
      .execute();
  });
  await owner.query(
    `insert into source (tenant_id, id, name, mime, size_bytes, sha256, storage_key, state) values ($1, 'src_bench', 'bench.txt', 'text/plain', 1, 'bench', 'x', 'live')`,
    [tenantId],
  );
  await owner.query(`insert into document (tenant_id, id, source_id, text) values ($1, 'doc_bench', 'src_bench', '')`, [tenantId]);
  const corpus = makeCorpus(place, chunks);
  for (let start = 0; start < corpus.length; start += ROWS_AT_ONCE) {
    const group = JSON.stringify(corpus.slice(start, start + ROWS_AT_ONCE).map((chunk, index) => ({ ...chunk, ordinal: start + index })));
    await owner.query(
      `insert into chunk (tenant_id, id, document_id, source_id, kind, text, heading, span_start, span_end, ordinal)
       select $1::uuid, c.id, 'doc_bench', 'src_bench', 'text', c.text, c.heading, 0, 1, c.ordinal
       from jsonb_to_recordset($2::jsonb) as c (id text, text text, heading text, ordinal int)`,
      [tenantId, group],
    );
    await owner.query(
      `insert into chunk_vector (tenant_id, space, chunk_id, sentence, embedding)
       select $1::uuid, $3, c.id, (s.nth - 1)::int, l2_normalize(b.embedding + n.embedding)::halfvec(512)
       from jsonb_to_recordset($2::jsonb) as c (id text, ordinal int, sentences jsonb)
       cross join lateral jsonb_array_elements_text(c.sentences) with ordinality s (kind, nth)
       join bank b on b.place = s.kind::int
       join bank n on n.place = 1000 + (hashtext($1::text || c.id || s.nth) & 2147483647) % 400`,
      [tenantId, group, space],
    );
  }
  process.stderr.write(`seeded ${place}: ${chunks} chunks\n`);
}

/** A database of its own beside the one that `url` names. */
export async function openBenchDatabase(url: string, name: string): Promise<{ database: Database; url: string }> {
  const own = Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const known = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (known.rowCount === 0) await admin.query(`create database ${name}`);
  await admin.end();
  const database = await connectDatabase({ url: own, folder: null, maxConnections: 10, statementTimeoutMs: 120_000 }, () => {});
  await database.migrate();
  return { database, url: own };
}
