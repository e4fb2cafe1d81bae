import { BUILT_IN_ROLES, type Route, type RouteId, routes } from '@wafaa/contracts';
import { createSignedTexts } from '../../src/modules/access/index.ts';
import type { TestApp } from '../app.ts';
import { fileUpload } from '../http/webhook-calls.ts';
import type { Findings } from './findings.ts';
import { knowledgeSettled } from './settled.ts';
import { changedRows, fingerprint, type Twin } from './twins.ts';

/** What a path's id names, by the word before it. */
const ID_KINDS: Record<string, string> = {
  conversations: 'cnv',
  contacts: 'cnt',
  sources: 'src',
  facts: 'itm',
  faq: 'faq',
  labels: 'lbl',
  'canned-replies': 'cnd',
  views: 'viw',
  gaps: 'gap',
  setups: 'con',
  // Not the one that the other probes write to: these disconnect it.
  accounts: 'can',
  branches: 'brn',
  exports: 'exp',
  members: 'usr',
  invitations: 'inv',
  roles: 'rol',
  'api-keys': 'key',
  sessions: 'ses',
  uploads: 'upl',
  media: 'med',
};

/** A body that passes the form, so that the rules behind it are asked. What it names is the other tenant's wherever it can. */
function bodyOf(id: RouteId, other: Twin): object | undefined {
  const name = { en: 'Probe', ar: null };
  const bodies: Partial<Record<RouteId, object>> = {
    movePen: { action: 'take' },
    sendMessage: { text: 'A person writes.' },
    sendTemplate: { templateId: `tpl_${other.mark}`, parameters: [] },
    retryMessage: {},
    addNote: { text: 'For the team.' },
    retryLosses: { ids: [`send.out_${other.mark}`, `media.med_${other.mark}`, `lane.cnv_${other.mark}`] },
    letGoLosses: { ids: [`send.out_${other.mark}`] },
    takeUpLosses: { ids: [`send.out_${other.mark}`] },
    replayDeliveries: { channel: 'whatsapp', from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' },
    changeConversationState: { state: 'resolved' },
    readConversation: { read: true },
    labelConversation: { labelIds: [`lbl_${other.mark}`] },
    changeConversations: { ids: [`cnv_${other.mark}`], deed: { kind: 'give_to_bot' }, seenMessageIds: [`msg_${other.mark}`] },
    addLabel: { name: { en: `Probe ${Math.random()}`, ar: null }, colour: 'red' },
    editLabel: { name, colour: 'red' },
    addCannedReply: { shortcut: `probe${Math.random().toString(36).slice(2)}`, body: name },
    editCannedReply: { shortcut: 'probe', body: name },
    addSavedView: { name: 'Probe', filter: {} },
    editSavedView: { name: 'Probe', filter: {} },
    startSetup: { channel: 'telegram', accountId: `acc_${other.mark}` },
    giveCredentials: { values: { botToken: `12345:${'x'.repeat(30)}` } },
    finishSignIn: { state: 'x'.repeat(43), code: 'none' },
    chooseAccount: { accountKey: other.accountKey },
    continueSetup: {},
    updateTenant: { name },
    saveSettingsDraft: { confidenceLine: 0.7 },
    publishSettings: { version: 1 },
    rollBackSettings: { version: 2 },
    addBranch: { name, address: name, city: name, phone: null, mapUrl: null, timeZone: null },
    updateBranch: { name },
    addTextSource: { name: 'Probe', text: `Same words ${Math.random()}` },
    addWebSource: { url: `https://probe-${Math.random().toString(36).slice(2)}.invalid/` },
    addFact: { kind: 'policy', fields: { topic: 'other', text: name, amount: null, validFrom: null, validTo: null } },
    editFact: { kind: 'item', fields: { calories: 5 } },
    reviewFacts: { ids: [`itm_${other.mark}`], decision: 'confirm' },
    askKnowledge: { question: `${other.mark} chunk` },
    addFaq: { questions: ['Probe?'], answer: name },
    editFaq: { questions: ['Probe?'] },
    answerGap: { answer: name },
    settleGap: { factId: `itm_${other.mark}` },
    // Wrong on purpose: nothing is to be erased here.
    requestErase: { slug: `${other.mark}-slug`, reason: 'a probe that must not work' },
    changeMemberRole: { role: 'analyst' },
    inviteMember: { email: `probe-${Math.random().toString(36).slice(2)}@people.example`, role: `rol_${other.mark}`, language: 'en' },
    createRole: { label: name, permissions: ['contacts.read'] },
    updateRole: { label: name },
    createApiKey: { name: 'Probe', scopes: ['contacts.read'], expiresInDays: null },
    switchTenant: { tenantId: other.tenantId },
    updateAccount: { language: 'en' },
    enterTenant: { reason: 'a probe that must not work', minutes: 5 },
    suspendTenant: { reason: 'a probe that must not work' },
    resumeTenant: { reason: 'a probe that must not work' },
    setTenantLimits: { members: 1 },
  };
  const body = bodies[id] ?? ((routes[id] as Route).body ? {} : undefined);
  return body && { ...body, tenantId: other.tenantId, tenant_id: other.tenantId };
}

const isTenantRoute = (route: Route): boolean => route.permission === 'member' || route.permission.includes('.');
const has = (role: 'analyst' | 'owner', route: Route): boolean =>
  route.permission === 'member' || (BUILT_IN_ROLES[role].permissions as readonly string[]).includes(route.permission);

/** Every route of the contract, as everybody who could ask, about every id there is. */
export async function probeApi(found: Findings, running: TestApp, own: Twin, other: Twin): Promise<void> {
  const { door, config } = running.app;
  const [owner, analyst, theirs] = [
    await running.person(own.tenantId),
    await running.person(own.tenantId, 'analyst'),
    await running.person(other.tenantId),
  ];
  const [head = '', body = ''] = owner.accessToken.split('.');
  const { userId, sessionId } = owner;
  const sign = (claims: object): Promise<string> =>
    door.keys.sign('wafaa:api', { sub: userId, sid: sessionId, tid: own.tenantId, ...claims }, 900);
  const strangers: Record<string, string | undefined> = {
    'no token': undefined,
    'a link as token': createSignedTexts(config.sessionKey, running.app.clock).sign(
      'demo_link',
      { userId, tenantId: own.tenantId },
      60_000,
    ),
    'a refresh token': owner.refreshToken,
    'the other tenant written into a true token': await sign({ tid: other.tenantId }),
    'the other’s session written into a true token': await sign({ sid: theirs.sessionId }),
    'another person written into a true token': await sign({ sub: theirs.userId }),
    'a token without signature': `${head}.${body}.`,
    'a token with the other’s signature': `${head}.${body}.${theirs.accessToken.split('.')[2]}`,
  };
  await knowledgeSettled(running);
  const before = await fingerprint(running.test.asOwner, other.tenantId);

  const call = async (
    route: Route & { id: RouteId },
    id: string,
    token: string | undefined,
    more: { query?: string; headers?: Record<string, string> } = {},
  ) => {
    const upload = route.body === 'multipart' ? fileUpload(Buffer.from(`name_en,price\nSame dish ${Math.random()},5\n`)) : null;
    const json = route.method === 'GET' || upload ? undefined : bodyOf(route.id, other);
    const piece = route.id === 'appendUpload' ? Buffer.from('x') : undefined;
    const payload = upload?.payload ?? piece ?? (json ? JSON.stringify(json) : undefined);
    return running.api.server.inject({
      method: route.method,
      url: `${route.path
        .replace(':id', id)
        .replace(':tenantId', other.tenantId)
        .replace(/:(?:version|page)\b/, '1')
        .replace(':topic', 'hours')}${more.query ?? asking(route)}`,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...upload?.headers,
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...(route.transfer ? { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'upload-length': '9' } : {}),
        ...(route.id === 'createUpload'
          ? { 'upload-metadata': `filename ${btoa('probe.csv')},replaces ${btoa(`src_${other.mark}`)}` }
          : {}),
        ...(piece ? { 'content-type': 'application/offset+octet-stream' } : {}),
        ...more.headers,
      },
      ...(payload ? { payload } : {}),
    });
  };
  const judge = async (
    name: string,
    answer: Awaited<ReturnType<typeof call>>,
    wanted: number | ((status: number) => boolean),
  ): Promise<void> => {
    const text = `${JSON.stringify(answer.headers)} ${answer.body}`;
    const told = text.includes(`${other.mark}-`) || text.includes(other.tenantId);
    const fits = typeof wanted === 'number' ? answer.statusCode === wanted : wanted(answer.statusCode);
    const leak = told ? 'data of the other tenant' : fits ? null : `answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`;
    found.add('API', `${own.mark}: ${name}`, leak);
  };
  const noCrash = (status: number): boolean => status < 500;
  const missing = (status: number): boolean => status === 404;

  const askEverything = async (route: Route & { id: RouteId }): Promise<void> => {
    const hasId = route.path.includes(':id');
    const kind = ID_KINDS[route.path.split('/:id')[0]?.split('/').at(-1) ?? ''] ?? 'xxx';
    const label = `${route.method} ${route.path}`;
    for (const [who, token] of Object.entries(strangers)) {
      // A public route asks nobody who they are, and a token there is nothing to it.
      await judge(`${label} with ${who}`, await call(route, `${kind}_same`, token), route.permission === 'public' ? noCrash : 401);
    }
    if (!isTenantRoute(route)) {
      const wanted = route.permission === 'operator' ? 403 : noCrash;
      const id = kind === 'ses' ? theirs.sessionId : `${kind}_${other.mark}`;
      // These end sessions, or cost this person their own.
      const person = route.permission === 'account' ? await running.person(own.tenantId, `agent`) : owner;
      await judge(`${label} about the other`, await call(route, id, person.accessToken), wanted);
      return;
    }
    for (const role of ['analyst', 'owner'] as const) {
      const { accessToken } = role === 'owner' ? owner : analyst;
      const allowed = has(role, route);
      if (!hasId) {
        await judge(`${label} as ${role}`, await call(route, '', accessToken), allowed ? noCrash : 403);
        continue;
      }
      // The one that is there comes last: some routes take it away.
      for (const [whose, key, status] of [
        ["the other's", other.mark, missing],
        ['nobody’s', 'nobody', missing],
        ['its own', own.mark, noCrash],
        ['the same', 'same', noCrash],
      ] as const) {
        await judge(`${label} as ${role}, ${whose} id`, await call(route, `${kind}_${key}`, accessToken), allowed ? status : 403);
      }
    }
    if (route.method !== 'GET') return;
    const id = `${kind}_${own.mark}`;
    for (const query of [`?tenantId=${other.tenantId}`, `?tenant_id=${other.tenantId}`, `?tenant=${other.mark}`])
      await judge(`${label} with ${query.slice(0, 10)}`, await call(route, id, owner.accessToken, { query }), noCrash);
    for (const header of ['x-tenant-id', 'x-wafaa-tenant', 'x-forwarded-host'])
      await judge(`${label} with ${header}`, await call(route, id, owner.accessToken, { headers: { [header]: other.tenantId } }), noCrash);
    const their = await call(route, `${kind}_${other.mark}`, theirs.accessToken, { query: '?limit=1' });
    const cursor = their.headers['content-type']?.toString().includes('json')
      ? (JSON.parse(their.body) as { nextCursor?: string | null }).nextCursor
      : null;
    if (cursor)
      await judge(`${label} with the other's cursor`, await call(route, id, owner.accessToken, { query: `?cursor=${cursor}` }), noCrash);
  };
  for (const route of Object.values(routes) as (Route & { id: RouteId })[]) {
    // Shows the mails of everybody to whoever sits at this machine, and nothing elsewhere: app/http/local-call.ts.
    if (route.id === 'listLocalMail') continue;
    await askEverything(route);
    const changed = changedRows(before, await fingerprint(running.test.asOwner, other.tenantId));
    found.add('API', `${own.mark}: ${route.method} ${route.path}, all that was asked of it`, changed);
  }
  // What was uploaded and asked for again is read in the background; the next probe compares this tenant's rows.
  await knowledgeSettled(running);
}

/** Around now, in every zone. */
const lately = (): string => {
  const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  return `?first=${day(20)}&last=${day(-1)}`;
};
/** What a route wants to be asked, so that it reads at all. */
const asking = ({ id, path }: Route): string => (id === 'askSource' ? '?q=probe' : path.startsWith('/api/v1/analytics/') ? lately() : '');

/** Reads that need something to be asked for. */
const ASKED_WITH: Partial<Record<RouteId, (own: Twin) => string>> = {
  listFacts: () => '?kind=item',
  searchKnowledge: (own) => `?q=${own.mark}-chunk`,
  askSource: (own) => `?q=${own.mark}-chunk`,
  listTopicSamples: lately,
};

/** Nothing of the tenant's own words stands in these: numbers, a file that was not uploaded, settings nobody made. */
const SAYS_NOTHING: ReadonlySet<string> = new Set<RouteId>([
  ...(['getSourceFile', 'getVersionFile', 'getPagePicture', 'getPageLines'] as const),
  // Its file is read by probeMedia.
  'getMediaFile',
  'getUsage',
  'getLogo',
  'getSettings',
  'downloadExport',
  'countFacts',
  'countInbox',
  'countLosses',
  // Counts and days: figures.db.test.ts holds each of them against the list behind it.
  'getHome',
  // As well: report.db.test.ts.
  ...(['getReport', 'getActivity', 'getCosts'] as const),
  'listStaleFacts',
  // The twins' accounts are no chats of a website: webchat.db.test.ts asks for one of another tenant.
  'getWebchat',
]);

/** What a tenant may read of its own is really there: an empty answer would pass every search for the other's marks. */
export async function probeOwnReads(found: Findings, running: TestApp, own: Twin): Promise<void> {
  const headers = await running.bearer(own.tenantId);
  for (const route of Object.values(routes) as (Route & { id: RouteId })[]) {
    if (route.method !== 'GET' || !isTenantRoute(route) || SAYS_NOTHING.has(route.id)) continue;
    const kind = ID_KINDS[route.path.split('/:id')[0]?.split('/').at(-1) ?? ''] ?? 'xxx';
    // What stands in both twins is read anew by now, and its facts with it.
    const key = kind === 'itm' ? own.mark : 'same';
    const answer = await running.api.server.inject({
      method: 'GET',
      url: `${route.path
        .replace(':id', `${kind}_${key}`)
        .replace(/:(?:version|page)\b/, '1')
        .replace(':topic', 'hours')}${ASKED_WITH[route.id]?.(own) ?? ''}`,
      headers,
    });
    found.add(
      'API',
      `${own.mark}: GET ${route.path} shows its own`,
      answer.body.includes(`${own.mark}-`) ? null : `its own is missing: ${answer.body.slice(0, 200)}`,
    );
  }
}
