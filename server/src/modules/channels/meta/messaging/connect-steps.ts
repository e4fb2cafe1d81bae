import { asArray, asObject, asText } from '../../contract/lenient-json.ts';
import { refuse } from '../../contract/send-failure.ts';
import type { Acknowledged, ChannelConnection, ChannelIo, ConnectedAccount, WebhookDrift } from '../../contract/types.ts';
import { callGraph, type GraphResult } from '../call-graph.ts';
import type { ClassifyCode } from '../graph-error.ts';

interface Product {
  /** What the app wants to hear. */
  fields: readonly string[];
  classify: ClassifyCode;
}

type Steps = Required<Pick<ChannelConnection, 'steps' | 'subscribe' | 'inspect' | 'unsubscribe'>>;

/**
 * What Instagram and Messenger share once an account is chosen. The app's own callback is one for all accounts and set by whoever runs the
 * installation; what is asked for here is that the app hears of this account. The look before it says whether messages may be read at all.
 */
export function createConnectSteps({ fields, classify }: Product): Steps {
  const call = (io: ChannelIo, account: ConnectedAccount, method: 'GET' | 'POST' | 'DELETE', edge: string): Promise<GraphResult> =>
    callGraph(io, {
      ...{ method, classify, accessToken: account.credentials.accessToken ?? '', repeatable: true, privateTexts: [] },
      path: `/${encodeURIComponent(account.accountKey)}${edge}`,
    });

  async function preflight(account: ConnectedAccount, _hook: unknown, io: ChannelIo): Promise<Acknowledged> {
    const result = await call(io, account, 'GET', '/conversations?limit=1');
    if (result.ok) return { ok: true };
    return result.failure === 'permission' ? refuse('messages_closed', result.detail, 'permission') : result;
  }

  async function subscribe(account: ConnectedAccount, _hook: unknown, io: ChannelIo): Promise<Acknowledged> {
    const result = await call(io, account, 'POST', `/subscribed_apps?subscribed_fields=${fields.join(',')}`);
    return result.ok ? { ok: true } : result;
  }

  return {
    steps: [
      { id: 'preflight', run: preflight },
      { id: 'subscribe', run: subscribe },
    ],
    subscribe,

    async inspect(account, hook, io) {
      const open = await preflight(account, hook, io);
      if (!open.ok && open.code !== 'channel.messages_closed') return open;
      const apps = await call(io, account, 'GET', '/subscribed_apps');
      if (!apps.ok) return apps;
      const drift: WebhookDrift[] = open.ok ? [] : [{ what: 'messages_closed' }];
      const [app] = asArray(apps.json.data);
      const heard = asArray(asObject(app)?.subscribed_fields).flatMap((field) => asText(asObject(field)?.name) ?? asText(field) ?? []);
      const lacking = fields.filter((field) => !heard.includes(field));
      if (app === undefined) drift.push({ what: 'not_subscribed' });
      else if (lacking.length > 0) drift.push({ what: 'events_missing', detail: lacking.join(', ') });
      return { ok: true, drift, pending: 0 };
    },

    async unsubscribe(account, io) {
      const result = await call(io, account, 'DELETE', '/subscribed_apps');
      return result.ok ? { ok: true } : result;
    },
  };
}
