import type { TestDatabase } from '../database.ts';
import type { TenantId } from '../../src/platform/ids.ts';

// Two tenants that agree in every id, name and question the schema lets them share, and differ in what they say.

export interface Twin {
  tenantId: TenantId;
  /** In every text of this tenant: whoever else reads it has seen what is not theirs. */
  mark: string;
  accountKey: string;
}

type Row = Record<string, unknown>;

const AT = '2026-06-01T10:00:00Z';
const provenance = (key: string): Row => ({
  state: 'confirmed',
  source_id: `src_${key}`,
  document_id: `doc_${key}`,
  page: 1,
  span_start: 0,
  span_end: 5,
});

/** Rows of every tenant table but the two that `makeTenant` writes, parents first. `key` ends every id: `same` in both twins, or one's own. */
function rowsOf(mark: string, key: string): [table: string, row: Row][] {
  const id = (kind: string): string => `${kind}_${key}`;
  const said = (what: string): string => `${mark}-${what}`;
  const both = (what: string): Row => ({ en: said(what), ar: said(what) });
  const conversation = { conversation_id: id('cnv') };
  const vector = `[${Array.from({ length: 512 }, (_, index) => (index === mark.length % 7 ? 1 : 0)).join(',')}]`;
  return [
    [
      'channel_setup',
      {
        id: id('con'),
        channel: 'telegram',
        steps: [],
        offered: [{ accountKey: said('key'), businessKey: 'none', name: said('bot'), address: said('address'), settings: {} }],
        started_by: said('starter'),
      },
    ],
    [
      'channel_account',
      {
        ...{ id: id('can'), channel: 'telegram', account_key: said(`bot-${key}`), business_key: said(`owner-${key}`) },
        ...{ display_name: said('bot'), address: said('address'), credentials: '\\x' },
      },
    ],
    [
      'message_template',
      {
        ...{ account_id: 'acc_same', id: id('tpl'), provider_id: id('meta'), name: `template_${key}`, language: 'en', category: 'utility' },
        ...{ state: 'approved', parameter_count: 0, fetched_at: AT },
        shape: { header: null, body: said('template'), footer: null, buttons: [], places: [], unsupported: null },
      },
    ],
    ['account_alarm', { account_id: id('can'), what: 'late', since: AT, detail: { messages: mark.length } }],
    ['account_hour', { account_id: id('can'), hour_at: AT, people: mark.length }],
    ['webchat_visitor', { account_id: 'acc_same', id: id('vis'), last_seq: 1, name: said('visitor') }],
    [
      'webchat_entry',
      {
        ...{ account_id: 'acc_same', visitor_id: id('vis'), seq: 1, id: id('ent'), author: 'visitor' },
        content: { kind: 'text', text: said('in the chat') },
      },
    ],
    [
      'webchat_file',
      {
        ...{ account_id: 'acc_same', visitor_id: id('vis'), id: id('fil'), author: 'visitor', kind: 'document', name: said('file') },
        ...{ mime: 'application/pdf', size_bytes: 9, storage_key: `planted/chat-${key}`, stored_at: AT, sent_at: AT },
      },
    ],
    ['contact', { id: id('cnt'), name: said('contact') }],
    ['contact_identity', { channel: 'whatsapp', value: `96650000${key}`, kind: 'phone', contact_id: id('cnt') }],
    [
      'conversation',
      { id: id('cnv'), channel: 'whatsapp', account_id: 'acc_same', contact_id: id('cnt'), pen_agent: said('agent'), last_message_at: AT },
    ],
    [
      'inbound',
      {
        account_id: 'acc_same',
        dedupe_key: id('key'),
        delivery_id: 'dlv_same',
        ...conversation,
        seq: 1,
        kind: 'text',
        text: said('inbound'),
        payload: {},
        occurred_at: AT,
      },
    ],
    ['lane', { ...conversation, last_error: said('lane') }],
    [
      'turn',
      {
        id: id('trn'),
        ...conversation,
        from_seq: 1,
        upto_seq: 1,
        state: 'done',
        // Lately, so that it is a question that waits for an answer of the owner's.
        outcome: 'handed_over',
        trace: {
          ...{ question: said('question'), outcome: 'handed_over', totalMs: 1 },
          steps: [
            {
              name: 'understand',
              startedMs: 0,
              durationMs: 0,
              state: 'done',
              data: { intent: 'hours', language: 'en', sentiment: 'neutral' },
            },
            { name: 'confidence', startedMs: 0, durationMs: 0, state: 'done', data: { reason: 'nothing_found' } },
          ],
        },
        started_at: new Date(),
      },
    ],
    [
      'outbound',
      {
        id: id('out'),
        ...conversation,
        account_id: 'acc_same',
        upto_seq: 1,
        part: 0,
        turn_id: id('trn'),
        payload: { text: said('outbound') },
        state: 'sent',
        tracker: id('trk'),
        provider_message_id: id('wamid'),
      },
    ],
    [
      'message',
      {
        id: id('msg'),
        ...conversation,
        direction: 'out',
        author: 'bot',
        kind: 'text',
        text: said('message'),
        outbound_id: id('out'),
        turn_id: id('trn'),
        at: AT,
      },
    ],
    [
      'message_media',
      {
        ...{ id: id('med'), ...conversation, message_id: id('msg'), ordinal: 0, kind: 'image', state: 'stored', mime: 'image/png' },
        ...{ name: said('photo.png'), size_bytes: 5, sha256: id('hash'), storage_key: `planted/${key}`, settled_at: AT },
      },
    ],
    // One that cannot be had: it stands among what was lost.
    [
      'message_media',
      {
        ...{ id: id('mex'), ...conversation, message_id: id('msg'), ordinal: 1, kind: 'image', state: 'failed', cause: 'http.503' },
        ...{ name: said('lost.png'), settled_at: AT },
      },
    ],
    ['dismissed_loss', { id: `send.${id('out')}`, dismissed_by_name: said('dismisser'), dismissed_at: '2036-01-01T00:00:00Z' }],
    ['discarded_file', { storage_key: `planted/${said(key)}`, discarded_at: AT }],
    ['event', { kind: said('event'), ...conversation }],
    ['inbox_label', { id: id('lbl'), name: both('label'), colour: 'teal' }],
    ['conversation_label', { ...conversation, label_id: id('lbl') }],
    ['canned_reply', { id: id('cnd'), shortcut: `${said('shortcut')}-${key}`, body: both('canned-reply') }],
    ['saved_view', { id: id('viw'), owner_id: null, name: said('view'), filter: { q: said('filter') } }],
    [
      'source',
      {
        id: id('src'),
        name: said('menu.csv'),
        mime: 'text/csv',
        size_bytes: 5,
        sha256: id('hash'),
        storage_key: `planted/${key}`,
        state: 'live',
        failure_detail: said('detail'),
      },
    ],
    ['document', { id: id('doc'), source_id: id('src'), text: said('document') }],
    [
      'chunk',
      {
        id: id('chk'),
        document_id: id('doc'),
        source_id: id('src'),
        kind: 'text',
        text: said('chunk'),
        span_start: 0,
        span_end: 5,
        ordinal: 0,
      },
    ],
    ['chunk_vector', { space: 'planted', chunk_id: id('chk'), sentence: 0, embedding: vector }],
    // One row to a tenant.
    ...(key === mark && mark !== '' ? [] : [['passage_index', { print: said('print'), fields: '\\x00' }] as [string, Row]]),
    ['vector_copy', { store: 'pinecone', space: 'planted', chunk_id: id('chk'), source_id: id('src'), version: said('doc'), sentences: 1 }],
    ['vector_sync', { store: id('store'), failure: said('failure') }],
    [
      'branch',
      { id: id('brn'), name: both('branch'), address: both('street'), city: both('city'), phone: said('phone'), ...provenance(key) },
    ],
    [
      'item',
      {
        id: id('itm'),
        name: both('item'),
        section: both('section'),
        description: both('description'),
        price_minor: 700,
        currency: 'SAR',
        ...provenance(key),
      },
    ],
    ['opening_hours', { id: id('hrs'), branch_name: said('hours'), weekdays: '{1}', opens: '09:00', closes: '17:00', ...provenance(key) }],
    ['policy', { id: id('pol'), topic: 'returns', text: both('policy'), ...provenance(key) }],
    [
      'fact_review',
      {
        ...{
          id: id('rev'),
          source_id: id('src'),
          kind: 'policy',
          decision: 'edited',
          identity: said('identity'),
          content: said('content'),
        },
        ...{
          replaced_by: id('pol'),
          reading: { text: both('policy') },
          latest: { text: both('newer-policy') },
          reviewed_by: said('reviewer'),
        },
      },
    ],
    [
      'faq_entry',
      {
        ...{ id: id('faq'), source_id: id('src'), document_id: id('doc'), questions: `{${said('faq')}}`, answer: both('faq-answer') },
        ...{ span_start: 0, span_end: 5 },
      },
    ],
    [
      'source_version',
      {
        ...{ id: id('ver'), source_id: id('src'), version: 2, name: said('older-menu.csv'), mime: 'text/csv', size_bytes: 5 },
        ...{ sha256: id('older'), storage_key: `planted/older-${key}`, state: 'replaced' },
      },
    ],
    [
      'source_upload',
      {
        ...{
          id: id('upl'),
          name: said('coming-menu.csv'),
          mime: 'text/csv',
          size_bytes: 5,
          actor: { kind: 'user', id: null, name: said('sender') },
        },
        ...{ expires_at: '2036-01-01T00:00:00Z' },
      },
    ],
    ['web_page', { source_id: id('src'), url: `https://${said(key)}.example/`, fingerprint: said('print'), document_id: id('doc') }],
    ['closed_gap', { signature: id('gap'), closed_by: said('closer') }],
    ...peopleOf(mark, key),
  ];
}

/** What surrounds the people of a tenant. Keys that are unique in the whole installation carry the mark. */
function peopleOf(mark: string, key: string): [table: string, row: Row][] {
  const id = (kind: string): string => `${kind}_${key}`;
  const only = (kind: string): string => `${kind}_${mark}_${key}`;
  const said = (what: string): string => `${mark}-${what}`;
  const user = `usr_${key}`;
  const until = '2036-01-01T00:00:00Z';
  return [
    ['member', { user_id: user, name: said('member'), email: `${said(key)}@people.example`, role: 'agent' }],
    ['tenant_role', { id: id('rol'), label: { en: said('role'), ar: null }, permissions: '{contacts.read}' }],
    [
      'invitation',
      {
        id: id('inv'),
        email: `${said(`invited-${key}`)}@people.example`,
        role: 'agent',
        token_hash: only('hash'),
        invited_by: user,
        invited_by_name: said('inviter'),
        expires_at: until,
      },
    ],
    [
      'api_key',
      {
        id: id('key'),
        name: said('key'),
        prefix: only('prefix'),
        secret_hash: 'none',
        scopes: '{contacts.read}',
        created_by: user,
        created_by_name: said('maker'),
      },
    ],
    [
      'user_session',
      { id: only('ses'), user_id: user, password_version: 1, device: said('device'), address: said('address'), expires_at: until },
    ],
    ['audit_entry', { id: only('aud'), action: 'member.invited', actor_kind: 'user', actor_id: user, actor_name: said('actor') }],
    [
      'mail',
      { id: only('mil'), recipient: said('recipient'), language: 'en', template: 'invitation', subject: said('subject'), state: 'sent' },
    ],
    [
      'published_settings',
      {
        version: key === 'same' ? 1 : 2,
        settings: { instructions: said('instructions') },
        changed: '{instructions}',
        published_by: user,
        published_by_name: said('publisher'),
      },
    ],
    ['data_export', { id: id('exp'), kind: 'contact', state: 'failed', requested_by: user, requested_by_name: said('asker') }],
    ['model_usage', { month: key === 'same' ? '2026-01-01' : '2026-02-01', purpose: 'turn.answer', model: mark, calls: mark.length }],
    ['model_day', { day: key === 'same' ? '2026-01-01' : '2026-02-01', purpose: 'turn.answer', model: mark, calls: mark.length }],
    ['usage_month', { month: key === 'same' ? '2026-01-01' : '2026-02-01', messages: mark.length }],
    ['idempotent_answer', { scope: only('scope'), key: said('key'), route: said('route'), request_hash: 'none' }],
    ['erased_key', { account_id: 'acc_same', key_hash: `\\x${Buffer.from(only('erased')).toString('hex')}` }],
  ];
}

export const PLANTED_TABLES: readonly string[] = [...new Set(['tenant', 'channel_account', ...rowsOf('', '').map(([table]) => table)])];

/** Written by the owner of the tables, around the wall. Rows with the id `…_same` stand in both twins, `…_<mark>` in one only. */
export async function plantRows(asOwner: TestDatabase['asOwner'], twin: Twin): Promise<void> {
  for (const key of ['same', twin.mark]) {
    // One person may belong to both.
    await asOwner(
      `insert into app_user (id, email, name, password_hash) values ($1, $1 || '@people.example', 'Planted', 'none') on conflict do nothing`,
      [`usr_${key}`],
    );
    for (const [table, row] of rowsOf(twin.mark, key)) {
      const columns = Object.keys(row);
      const values = columns.map((column) =>
        typeof row[column] === 'object' && row[column] !== null && !(row[column] instanceof Date)
          ? JSON.stringify(row[column])
          : row[column],
      );
      await asOwner(
        `insert into ${table} (tenant_id, ${columns.join(', ')}) values ($1, ${columns.map((_, index) => `$${index + 2}`).join(', ')})`,
        [twin.tenantId, ...values],
      );
    }
  }
  await asOwner(`update source_version set storage_key = 'tenants/' || tenant_id || '/versions/' || id where tenant_id = $1`, [
    twin.tenantId,
  ]);
  // Each twin's row names a file of its own; moving it discards the planted name.
  await asOwner(`update webchat_file set storage_key = 'tenants/' || tenant_id || '/webchat/' || id where tenant_id = $1`, [twin.tenantId]);
  await asOwner(`update message_media set storage_key = 'tenants/' || tenant_id || '/media/' || id where tenant_id = $1`, [twin.tenantId]);
  await asOwner('update tenant set name = $2 where tenant_id = $1', [twin.tenantId, JSON.stringify({ en: `${twin.mark}-name`, ar: null })]);
  await asOwner('update channel_account set display_name = $2, address = $2 where tenant_id = $1', [twin.tenantId, `${twin.mark}-account`]);
}

/** Changes when any row of this tenant changes, in any table: `table=print` of each, parted by commas. */
export async function fingerprint(asOwner: TestDatabase['asOwner'], tenantId: TenantId): Promise<string> {
  const parts = PLANTED_TABLES.map(
    (table) => `(select '${table}=' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t where tenant_id = $1)`,
  );
  const [row] = await asOwner<{ print: string }>(`select concat_ws(',', ${parts.join(', ')}) as print`, [tenantId]);
  return row?.print ?? '';
}

/** What stands in a finding when rows changed, with the names of their tables; null when none did. */
export function changedRows(before: string, after: string): string | null {
  const known = new Set(before.split(','));
  const changed = after.split(',').filter((part) => !known.has(part));
  return changed.length > 0 ? `rows of the other tenant changed: ${changed.map((part) => part.split('=')[0]).join(', ')}` : null;
}
