import type { RouteId } from '@wafaa/contracts';
import { createCanvas } from '@napi-rs/canvas';
import { generateSync } from 'otplib';
import { makeTenant } from '../database.ts';
import { CONVERSATIONS } from './arranged-conversations.ts';
import { type Arrange, by, type Ground, PASSWORD } from './walker.ts';

// For every route that writes: one call that works, and where the verb itself can refuse, one that it does.

const OTHER_PASSWORD = 'another quiet river of stones 41';
const REASON = 'Ticket 4711: replies are late';
const NO_TOKEN = 'x'.repeat(43);
const NAME = { en: 'Walk', ar: null };
const ofTenant = ({ tenantId }: Ground) => ({ params: { tenantId } });
const NOWHERE = { params: { tenantId: '11111111-2222-4333-8444-555555555555' } };
const image = () => createCanvas(8, 8).toBuffer('image/png');

const signUpBody = (email: string) => ({
  email,
  password: PASSWORD,
  name: 'Walker',
  language: 'en',
  tenant: { name: NAME, kind: 'cafe', timeZone: 'Asia/Riyadh', currency: 'SAR', defaultLanguage: 'ar' },
});
let addresses = 0;
const newAddress = (): string => {
  addresses += 1;
  return `arranged-${addresses}@people.example`;
};

async function turnSecondFactorOn(ground: Ground): Promise<string[]> {
  const { body } = await ground.do('startSecondFactor', { body: { password: PASSWORD } });
  const code = generateSync({ secret: String(body['secret']) });
  return (await ground.do('confirmSecondFactor', { body: { code } })).body['recoveryCodes'] as string[];
}

const newBranch = { name: NAME, address: NAME, city: NAME, phone: null, mapUrl: null, timeZone: null };
const policy = { topic: 'parking', text: { en: 'Park behind the house.', ar: null }, amount: null, validFrom: null, validTo: null };
const faq = { questions: ['Is there a terrace?'], answer: { en: 'Yes, on the roof.', ar: null } };
async function newGap(ground: Ground): Promise<string> {
  await ground.plant();
  const { body } = await ground.do('listGaps');
  return String((body['items'] as { id: string }[])[0]?.id);
}
const draft = { body: { confidenceLine: 0.7 } };
const versionOf = async (ground: Ground) => Number((await ground.do('getSettings')).body['version']);
const newRole = async (ground: Ground) =>
  (await ground.do('createRole', { body: { label: NAME, permissions: ['contacts.read'] } })).body['id'];
const newInvitation = async (ground: Ground, email = newAddress()) =>
  (await ground.do('inviteMember', { body: { email, role: 'agent' } })).body['id'];
const newKey = async (ground: Ground) =>
  (
    (await ground.do('createApiKey', { body: { name: 'Till', scopes: ['contacts.read'], expiresInDays: null } })).body['key'] as {
      id: string;
    }
  ).id;
const signedIn = (ground: Ground) => ground.do('signIn', { body: { email: ground.owner.email, password: PASSWORD } });

/** A bot that the emulator knows, and a set-up that waits for its token. */
let bots = 7_000_000;
async function newSetup(ground: Ground): Promise<{ id: string; botToken: string }> {
  bots += 1;
  const botToken = `${bots}:${'t'.repeat(24)}`;
  ground.walker.app.sim.addAccount({
    ...{ channel: 'telegram', key: `bot${bots}`, businessKey: String(bots), address: `@walk_${bots}_bot`, name: { en: 'Walk' } },
    ...{ appSecret: 'not-set-yet', accessToken: botToken, webhookUrl: 'http://127.0.0.1:9/' },
  });
  return { id: String((await ground.do('startSetup', { body: { channel: 'telegram' } })).body['id']), botToken };
}
async function connectedBot(ground: Ground): Promise<string> {
  const { id, botToken } = await newSetup(ground);
  return String((await ground.do('giveCredentials', { ...by(id), body: { values: { botToken } } })).body['accountId']);
}
/** A web chat asks nobody: its address is enough. */
async function connectedChat(ground: Ground): Promise<string> {
  const id = String((await ground.do('startSetup', { body: { channel: 'webchat' } })).body['id']);
  return String((await ground.do('giveCredentials', { ...by(id), body: { values: { origins: 'shop.example' } } })).body['accountId']);
}
/** Twilio accounts with two numbers wait for a choice. */
async function newChoice(ground: Ground): Promise<{ id: string; accountKey: string }> {
  bots += 1;
  const accountSid = `AC${String(bots).padStart(32, '0')}`;
  const numbers = [`+1${bots}001`, `+1${bots}002`];
  for (const address of numbers)
    ground.walker.app.sim.addAccount({
      ...{ channel: 'twilio_sms', key: `${accountSid}|${address}`, businessKey: accountSid, address, name: { en: address } },
      ...{ appSecret: 'walking-auth-token-1', accessToken: 'walking-auth-token-1', webhookUrl: 'http://127.0.0.1:9/' },
    });
  const id = String((await ground.do('startSetup', { body: { channel: 'twilio_sms' } })).body['id']);
  await ground.do('giveCredentials', { ...by(id), body: { values: { accountSid, authToken: 'walking-auth-token-1' } } });
  return { id, accountKey: `${accountSid}|${numbers[0]}` };
}
/** Comes back from the provider's window with nothing granted. */
async function newSignIn(ground: Ground): Promise<{ id: string; state: string }> {
  const id = String((await ground.do('startSetup', { body: { channel: 'whatsapp' } })).body['id']);
  const url = new URL(String((await ground.do('startSignIn', by(id))).body['url']));
  return { id, state: url.searchParams.get('state') ?? '' };
}

const CHANNELS = {
  startSetup: () => ({ call: { body: { channel: 'telegram' } }, refused: { body: { channel: 'pigeon' } } }),
  giveCredentials: async (ground) => {
    const { id, botToken } = await newSetup(ground);
    const body = { values: { botToken } };
    return { call: { ...by(id), body }, refused: { ...by('con_none'), body } };
  },
  startSignIn: async (ground) => {
    const { id } = await newSignIn(ground);
    return { call: by(id), refused: by('con_none') };
  },
  finishSignIn: async (ground) => {
    const { state } = await newSignIn(ground);
    return {
      call: { body: { state, error: 'access_denied' } },
      refused: { body: { state: NO_TOKEN, error: 'access_denied' } },
    };
  },
  chooseAccount: async (ground) => {
    const { id, accountKey } = await newChoice(ground);
    return { call: { ...by(id), body: { accountKey } }, refused: { ...by(id), body: { accountKey: 'another' } } };
  },
  continueSetup: async (ground) => {
    const { id, accountKey } = await newChoice(ground);
    await ground.do('chooseAccount', { ...by(id), body: { accountKey } });
    await ground.walker.app.test.asOwner(
      `update channel_setup set state = 'open', steps = '[{"id":"webhook","state":"failed"}]' where tenant_id = $1 and id = $2`,
      [ground.tenantId, id],
    );
    return { call: { ...by(id), body: {} }, refused: { ...by('con_none'), body: {} } };
  },
  undoSetup: async (ground) => ({ call: by((await newSetup(ground)).id), refused: by('con_none') }),
  checkAccount: async (ground) => ({ call: by(await connectedBot(ground)), refused: by('acc_none') }),
  disconnectAccount: async (ground) => ({ call: by(await connectedBot(ground)), refused: by('acc_none') }),
  changeWebchat: async (ground) => {
    const body = { origins: ['https://other.example'] };
    return { call: { ...by(await connectedChat(ground)), body }, refused: { ...by('acc_none'), body } };
  },
  showIdentitySecret: async (ground) => ({ call: by(await connectedChat(ground)), refused: by(await connectedBot(ground)) }),
} satisfies Partial<Record<RouteId, Arrange>>;

const DOOR = {
  signUp: () => ({
    call: { body: signUpBody(newAddress()) },
    refused: { body: { ...signUpBody(newAddress()), password: 'password1234' } },
  }),
  verifyEmail: async (ground) => {
    const email = newAddress();
    await ground.do('signUp', { body: signUpBody(email) });
    return { call: { body: { token: await ground.mailed(email) } }, refused: { body: { token: NO_TOKEN } } };
  },
  signIn: ({ owner }) => ({
    call: { body: { email: owner.email, password: PASSWORD } },
    refused: { body: { email: owner.email, password: OTHER_PASSWORD } },
  }),
  giveSecondFactor: async (ground) => {
    const [code] = await turnSecondFactorOn(ground);
    const { challenge } = (await signedIn(ground)).body;
    return { call: { body: { challenge, code } }, refused: { body: { challenge, code: '000000' } } };
  },
  chooseTenant: async (ground) => {
    const { tenantId } = await makeTenant(ground.walker.app.test.database);
    await ground.walker.app.test.asOwner(
      `insert into member (tenant_id, user_id, name, email, role) values ($1, $2, 'Walker', $3, 'agent')`,
      [tenantId, ground.owner.userId, ground.owner.email],
    );
    const { challenge } = (await signedIn(ground)).body;
    return { call: { body: { challenge, tenantId } }, refused: { body: { challenge, tenantId: NOWHERE.params.tenantId } } };
  },
  refresh: ({ owner }) => ({
    call: { headers: { cookie: `wafaa_refresh=${owner.refreshToken}` } },
    refused: { headers: { cookie: `wafaa_refresh=${NO_TOKEN}` } },
  }),
  signOut: ({ owner }) => ({ call: { headers: { cookie: `wafaa_refresh=${owner.refreshToken}` } }, empty: {} }),
  requestPasswordReset: ({ owner }) => ({ call: { body: { email: owner.email } } }),
  resetPassword: async (ground) => {
    await ground.do('requestPasswordReset', { body: { email: ground.owner.email } });
    const token = await ground.mailed(ground.owner.email);
    return {
      call: { body: { token, password: OTHER_PASSWORD } },
      refused: { body: { token, password: 'password1234' } },
    };
  },
  acceptInvitation: async (ground) => {
    const email = newAddress();
    await newInvitation(ground, email);
    const token = await ground.mailed(email);
    return {
      call: { body: { token, name: 'Huda', password: PASSWORD } },
      refused: { body: { token, name: 'Huda', password: 'short' } },
    };
  },
} satisfies Partial<Record<RouteId, Arrange>>;

const ACCOUNT = {
  updateAccount: () => ({ call: { body: { name: 'Sara' } } }),
  changePassword: () => ({
    call: { body: { current: PASSWORD, next: OTHER_PASSWORD } },
    refused: { body: { current: OTHER_PASSWORD, next: OTHER_PASSWORD } },
  }),
  changeEmail: () => ({
    call: { body: { email: newAddress(), password: PASSWORD } },
    refused: { body: { email: newAddress(), password: OTHER_PASSWORD } },
  }),
  startSecondFactor: () => ({ call: { body: { password: PASSWORD } }, refused: { body: { password: OTHER_PASSWORD } } }),
  confirmSecondFactor: async (ground) => {
    const { secret } = (await ground.do('startSecondFactor', { body: { password: PASSWORD } })).body;
    return { call: { body: { code: generateSync({ secret: String(secret) }) } }, refused: { body: { code: 'abcdef' } } };
  },
  renewRecoveryCodes: async (ground) => {
    await turnSecondFactorOn(ground);
    return { call: { body: { password: PASSWORD } }, refused: { body: { password: OTHER_PASSWORD } } };
  },
  removeSecondFactor: async (ground) => {
    const [code] = await turnSecondFactorOn(ground);
    return { call: { body: { password: PASSWORD, code } }, refused: { body: { password: PASSWORD, code: 'abcdef' } } };
  },
  revokeUserSession: async (ground) => {
    await signedIn(ground);
    const items = (await ground.do('listUserSessions')).body['items'] as { id: string; current: boolean }[];
    return { call: by(items.find((item) => !item.current)?.id), refused: by('ses_none') };
  },
  revokeOtherSessions: async (ground) => {
    await signedIn(ground);
    return { call: {} };
  },
  switchTenant: async (ground) => {
    const { tenantId } = await makeTenant(ground.walker.app.test.database);
    await ground.walker.app.test.asOwner(
      `insert into member (tenant_id, user_id, name, email, role) values ($1, $2, 'Walker', $3, 'agent')`,
      [tenantId, ground.owner.userId, ground.owner.email],
    );
    return { call: { body: { tenantId } }, refused: { body: { tenantId: NOWHERE.params.tenantId } } };
  },
} satisfies Partial<Record<RouteId, Arrange>>;

const WORK = {
  exportContact: async (ground) => {
    await ground.plant();
    return { call: by('cnt_same'), refused: by('cnt_none') };
  },
  eraseContact: async (ground) => {
    await ground.plant();
    return { call: by('cnt_same'), refused: by('cnt_none') };
  },
  addSource: () => ({
    call: { file: { name: 'menu.csv', mime: 'text/csv', bytes: Buffer.from('name,price\nHummus,18 SAR\n') } },
    refused: { file: { name: 'menu.csv', mime: 'text/csv', bytes: Buffer.alloc(0) } },
  }),
  appendUpload: async (ground) => {
    const bytes = Buffer.from('name,price\nHummus,18 SAR\n');
    const metadata = (name: string) => ({
      'tus-resumable': '1.0.0',
      'upload-length': `${bytes.length}`,
      'upload-metadata': `filename ${btoa(name)}`,
    });
    const begin = async (name: string) => (await ground.do('createUpload', { headers: metadata(name) })).location.split('/').at(-1);
    const piece = (id: string | undefined, offset: number, given: Buffer) => ({
      ...{ ...by(id), bytes: given },
      headers: { 'tus-resumable': '1.0.0', 'upload-offset': `${offset}`, 'content-type': 'application/offset+octet-stream' },
    });
    const id = await begin('menu.csv');
    const other = await begin('other.csv');
    // A piece that is not the last one leaves nothing behind.
    return { call: piece(id, 0, bytes), refused: piece(id, 7, bytes.subarray(7)), empty: piece(other, 0, bytes.subarray(0, 5)) };
  },
  restoreSourceVersion: async (ground) => {
    await ground.plant();
    const version = (number: string) => ({ params: { id: 'src_same', version: number } });
    return { call: version('2'), refused: version('77') };
  },
  retrySource: async (ground) => {
    await ground.plant();
    return { call: by('src_same'), refused: by('src_none') };
  },
  removeSource: async (ground) => {
    await ground.plant();
    return { call: by('src_same'), refused: by('src_none') };
  },
  addTextSource: () => ({
    call: { body: { name: 'Notes', text: 'We close at ten in the evening.' } },
    refused: { body: { name: 'Notes', text: '   ' } },
  }),
  addWebSource: () => ({
    call: { body: { url: 'https://menu.example/' } },
    refused: { body: { url: 'https://menu.example:99999999/' } },
  }),
  replaceSource: async (ground) => {
    await ground.plant();
    const newer = (bytes: Buffer) => ({ ...by('src_same'), file: { name: 'menu.csv', mime: 'text/csv', bytes } });
    return { call: newer(Buffer.from('name,price\nHummus,19 SAR\n')), refused: newer(Buffer.alloc(0)) };
  },
  importFacts: () => ({
    call: { file: { name: 'facts.csv', mime: 'text/csv', bytes: Buffer.from('name_en,price,currency\nHummus,18.00,SAR\n') } },
    refused: { file: { name: 'facts.csv', mime: 'text/csv', bytes: Buffer.from('one,two\n1,2\n') } },
    // Nothing is written while a row cannot be taken.
    empty: { file: { name: 'facts.csv', mime: 'text/csv', bytes: Buffer.from('name_en,price,currency\nHummus,much,SAR\n') } },
  }),
  addFact: () => ({
    call: { body: { kind: 'policy', fields: policy } },
    refused: { body: { kind: 'policy', fields: { ...policy, validFrom: '2026-02-01', validTo: '2026-01-01' } } },
  }),
  editFact: async (ground) => {
    await ground.plant();
    const body = { kind: 'item', fields: { price: { minor: 900, currency: 'SAR' } } };
    return { call: { ...by('itm_same'), body }, refused: { ...by('pol_same'), body } };
  },
  confirmFact: async (ground) => {
    await ground.plant();
    return { call: { ...by('itm_same'), body: {} }, refused: { ...by('itm_none'), body: {} } };
  },
  rejectFact: async (ground) => {
    await ground.plant();
    return { call: by('hrs_same'), refused: by('hrs_none') };
  },
  reviewFacts: async (ground) => {
    await ground.plant();
    const decide = (...ids: string[]) => ({ body: { ids, decision: 'confirm' } });
    return { call: decide('itm_same', 'pol_same'), refused: decide('itm_same', 'itm_none') };
  },
  askKnowledge: () => ({ call: { body: { question: 'When do you open?' } }, refused: { body: { question: 'Hi', channel: 'pigeon' } } }),
  streamAnswer: () => ({ call: { body: { question: 'When do you open?' } }, refused: { body: { question: 'Hi', channel: 'pigeon' } } }),
  addFaq: () => ({ call: { body: faq } }),
  editFaq: async (ground) => ({
    call: { ...by((await ground.do('addFaq', { body: faq })).body['id']), body: { questions: ['Do you have a terrace?'] } },
    refused: { ...by('faq_none'), body: {} },
  }),
  removeFaq: async (ground) => ({ call: by((await ground.do('addFaq', { body: faq })).body['id']), refused: by('faq_none') }),
  dismissGap: async (ground) => ({ call: by(await newGap(ground)), refused: by('gap_none') }),
  settleGap: async (ground) => {
    const { id } = (await ground.do('addFact', { body: { kind: 'policy', fields: policy } })).body;
    return { call: { ...by(await newGap(ground)), body: { factId: id } }, refused: { ...by('gap_none'), body: { factId: id } } };
  },
  reopenGap: async (ground) => {
    const id = await newGap(ground);
    await ground.do('dismissGap', by(id));
    return { call: by(id), refused: by('gap_none') };
  },
  answerGap: async (ground) => ({
    call: { ...by(await newGap(ground)), body: { answer: faq.answer } },
    refused: { ...by('gap_none'), body: { answer: faq.answer } },
  }),
  addBranch: () => ({ call: { body: newBranch }, refused: { body: { ...newBranch, timeZone: 'Mars/Olympus' } } }),
  updateBranch: async (ground) => ({
    call: { ...by((await ground.do('addBranch', { body: newBranch })).body['id']), body: { city: { en: 'Riyadh', ar: null } } },
    refused: { ...by('brn_none'), body: { city: { en: 'Riyadh', ar: null } } },
  }),
  removeBranch: async (ground) => ({
    call: by((await ground.do('addBranch', { body: newBranch })).body['id']),
    refused: by('brn_none'),
  }),
} satisfies Partial<Record<RouteId, Arrange>>;

const TENANT = {
  updateTenant: () => ({ call: { body: { kind: 'cafe' } }, refused: { body: { timeZone: 'Mars/Olympus' } } }),
  setLogo: () => ({
    call: { file: { name: 'logo.png', mime: 'image/png', bytes: image() } },
    refused: { file: { name: 'logo.png', mime: 'image/png', bytes: Buffer.from('no image at all') } },
  }),
  removeLogo: async (ground) => {
    await ground.do('setLogo', { file: { name: 'logo.png', mime: 'image/png', bytes: image() } });
    return { call: {} };
  },
  saveSettingsDraft: () => ({ call: draft }),
  discardSettingsDraft: async (ground) => {
    await ground.do('saveSettingsDraft', draft);
    return { call: {} };
  },
  publishSettings: async (ground) => {
    await ground.do('saveSettingsDraft', draft);
    const version = await versionOf(ground);
    return { call: { body: { version } }, refused: { body: { version: version + 7 } } };
  },
  rollBackSettings: async (ground) => {
    await ground.do('saveSettingsDraft', draft);
    await ground.do('publishSettings', { body: { version: await versionOf(ground) } });
    const items = (await ground.do('listSettingsVersions')).body['items'] as { version: number }[];
    return { call: { body: { to: items.at(-1)?.version } }, refused: { body: { to: 987 } } };
  },
  requestExport: () => ({ call: {} }),
  requestErase: ({ slug }) => ({
    call: { body: { slug, password: PASSWORD } },
    refused: { body: { slug: 'another-one', password: PASSWORD } },
  }),
  cancelErase: async (ground) => {
    await ground.do('requestErase', { body: { slug: ground.slug, password: PASSWORD } });
    return { call: {} };
  },
} satisfies Partial<Record<RouteId, Arrange>>;

const PEOPLE = {
  changeMemberRole: async (ground) => ({
    call: { ...by((await ground.person('agent')).userId), body: { role: 'manager' } },
    refused: { ...by(ground.owner.userId), body: { role: 'agent' } },
  }),
  removeMember: async (ground) => ({ call: by((await ground.person('agent')).userId), refused: by(ground.owner.userId) }),
  signOutMember: async (ground) => ({ call: by((await ground.person('agent')).userId), refused: by('usr_none') }),
  inviteMember: ({ owner }) => ({
    call: { body: { email: newAddress(), role: 'agent' } },
    refused: { body: { email: owner.email, role: 'agent' } },
  }),
  resendInvitation: async (ground) => ({ call: by(await newInvitation(ground)), refused: by('inv_none') }),
  revokeInvitation: async (ground) => ({ call: by(await newInvitation(ground)), refused: by('inv_none') }),
  createRole: () => ({ call: { body: { label: NAME, permissions: ['contacts.read'] } } }),
  updateRole: async (ground) => ({
    call: { ...by(await newRole(ground)), body: { permissions: ['contacts.read', 'contacts.erase'] } },
    refused: { ...by('agent'), body: { permissions: ['contacts.erase'] } },
  }),
  removeRole: async (ground) => ({ call: by(await newRole(ground)), refused: by('agent') }),
  createApiKey: () => ({
    call: { body: { name: 'Till', scopes: ['contacts.read'], expiresInDays: 30 } },
    refused: { body: { name: 'Till', scopes: ['api_keys.write'], expiresInDays: 30 } },
  }),
  revokeApiKey: async (ground) => ({ call: by(await newKey(ground)), refused: by('key_none') }),
} satisfies Partial<Record<RouteId, Arrange>>;

const OPERATOR = {
  replayDeliveries: () => {
    const range = { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' };
    return { call: { body: { channel: 'whatsapp', ...range } }, refused: { body: { channel: 'pigeon', ...range } } };
  },
  suspendTenant: (ground) => ({
    call: { ...ofTenant(ground), body: { reason: REASON } },
    refused: { ...NOWHERE, body: { reason: REASON } },
  }),
  resumeTenant: async (ground) => {
    await ground.do('suspendTenant', { ...ofTenant(ground), body: { reason: REASON } });
    return { call: { ...ofTenant(ground), body: { reason: REASON } }, refused: { ...NOWHERE, body: { reason: REASON } } };
  },
  setTenantLimits: (ground) => ({ call: { ...ofTenant(ground), body: { members: 7 } }, refused: { ...NOWHERE, body: { members: 7 } } }),
  enterTenant: (ground) => ({
    call: { ...ofTenant(ground), body: { reason: REASON, minutes: 5 } },
    refused: { ...NOWHERE, body: { reason: REASON, minutes: 5 } },
  }),
} satisfies Partial<Record<RouteId, Arrange>>;

/** By the route's id. A route that writes and is not here fails the walk. */
export const ARRANGED_CALLS: Readonly<Partial<Record<RouteId, Arrange>>> = {
  ...DOOR,
  ...ACCOUNT,
  ...CONVERSATIONS,
  ...WORK,
  ...CHANNELS,
  ...TENANT,
  ...PEOPLE,
  ...OPERATOR,
};
