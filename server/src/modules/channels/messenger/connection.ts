import { asArray, asId, asObject, asText, type JsonObject } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelConnection, ChannelIo, FoundAccount, SendFailed } from '../contract/types.ts';
import { callGraph } from '../meta/call-graph.ts';
import { classifyMessagingCode } from '../meta/messaging/classify-code.ts';
import { createConnectSteps } from '../meta/messaging/connect-steps.ts';
import { exchangeCode, inspectToken, lengthen } from '../meta/signing-in/grant-calls.ts';
import { readRemoval } from '../meta/signing-in/read-removal.ts';

const RIGHTS = ['pages_show_list', 'pages_messaging', 'pages_manage_metadata'] as const;
const FIELDS = [
  'messages',
  'messaging_postbacks',
  'message_deliveries',
  'message_reads',
  'message_echoes',
  'message_reactions',
  'message_edits',
  'messaging_referrals',
  'messaging_optins',
  'standby',
  'messaging_handovers',
] as const;
const PAGES_AT_MOST = 500;

/**
 * Connecting a page by Facebook Login. The person's own token is only the way there: each page has a token of its own, which does not end by
 * itself when it comes from one that lasts, and the person's is forgotten once a page is chosen.
 */
export const connection: ChannelConnection = {
  fields: [],
  ...createConnectSteps({ fields: FIELDS, classify: classifyMessagingCode }),

  signIn: {
    url(app, { state, redirectUri }) {
      const query = { client_id: app.id, redirect_uri: redirectUri, state, scope: [...RIGHTS, 'business_management'].join(',') };
      return `${app.dialogUrl}?${new URLSearchParams({ ...query, response_type: 'code', auth_type: 'rerequest' }).toString()}`;
    },
    async exchange(app, given, io) {
      const short = await exchangeCode(app, given, io);
      if (!short.ok) return short;
      const facts = await inspectToken(app, short.accessToken, RIGHTS, io);
      if (!facts.ok) return facts;
      const long = await lengthen(app, short.accessToken, io);
      if (!long.ok) return long;
      if (facts.userId === undefined) return refuse('no_person', 'Nothing says who gave the access.', 'auth');
      return { ok: true, credentials: { userToken: long.accessToken }, grantedBy: [facts.userId] };
    },
  },

  async list({ userToken = '' }, io) {
    const pages = await listPages(userToken, io);
    return Array.isArray(pages) ? { ok: true, accounts: pages.map(toAccount) } : pages;
  },

  async credentialsOf({ userToken = '' }, accountKey, io) {
    const pages = await listPages(userToken, io);
    if (!Array.isArray(pages)) return pages;
    const page = pages.find(({ id }) => asId(id) === accountKey);
    if (page === undefined) return refuse('page_gone', 'The page is not among those that the person manages.', 'permission');
    const { lacking } = toAccount(page);
    if (lacking !== undefined) return refuse(lacking, 'The person may not answer messages of this page.', 'permission');
    const accessToken = asText(page.access_token);
    return accessToken === undefined
      ? refuse('no_token', 'The page came without a token.', 'permission')
      : { ok: true, credentials: { accessToken } };
  },

  readRemoval,
};

async function listPages(accessToken: string, io: ChannelIo): Promise<JsonObject[] | SendFailed> {
  const pages: JsonObject[] = [];
  let after = '';
  do {
    const path = `/me/accounts?fields=id,name,access_token,tasks&limit=100${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`;
    const result = await callGraph(io, {
      ...{ method: 'GET', path, accessToken, repeatable: true, privateTexts: [], classify: classifyMessagingCode },
    });
    if (!result.ok) return result;
    pages.push(...asArray(result.json.data).flatMap<JsonObject>((page) => asObject(page) ?? []));
    const paging = asObject(result.json.paging);
    after = paging?.next === undefined ? '' : (asText(asObject(paging.cursors)?.after) ?? '');
  } while (after !== '' && pages.length < PAGES_AT_MOST);
  return pages.filter(({ id }) => asId(id) !== undefined);
}

function toAccount(page: JsonObject): FoundAccount {
  const accountKey = asId(page.id) ?? '';
  const name = (asText(page.name) ?? accountKey).slice(0, 200);
  const tasks = asArray(page.tasks);
  const mayAnswer = tasks.includes('MESSAGING') || tasks.includes('MODERATE');
  return {
    ...{ accountKey, businessKey: accountKey, name, address: `m.me/${accountKey}`, settings: { pageName: name } },
    ...(mayAnswer ? {} : { lacking: 'no_role' }),
  };
}
