import type { FastifyInstance } from 'fastify';
import type { Account } from '../accounts.ts';
import { parseMultipart } from '../core/multipart.ts';
import type { World } from '../world.ts';
import { NOT_MINE, onGraph } from '../meta/graph-routes.ts';
import { authorize, bearerOf, refuse } from '../meta/graph-http.ts';
import { describePersonToken } from '../meta/login/facebook.ts';
import { missingParameter, unknownObject, unknownPath, wrongParameter } from '../meta/graph-error.ts';
import { APP_ID, connectStateOf, describeNumber } from './connect-state.ts';
import { checkMedia } from '../core/media.ts';
import { serveMedia } from '../core/serve-media.ts';

/** Everything of the Graph API that is no send: media, numbers, subscriptions, tokens. */
export function registerObjectRoutes(app: FastifyInstance, world: World, baseUrl: () => string): void {
  const { subscribed } = connectStateOf(world);

  app.get('/graph/:version/debug_token', async (request, reply) => {
    const inputToken = (request.query as Record<string, unknown>)['input_token'];
    if (typeof inputToken !== 'string') return refuse(world, reply, missingParameter('input_token'));
    const ofPerson = describePersonToken(world, inputToken);
    if (ofPerson) return { data: ofPerson };
    const accounts = world.accounts.list().filter((account) => account.accessToken === inputToken);
    return { data: describeToken(accounts, connectStateOf(world).poor.has(inputToken)) };
  });

  app.post('/graph/:version/:id/media', async (request, reply) => {
    const { id } = request.params as { id: string };
    const account = world.accounts.get(id);
    if (!account) return refuse(world, reply, unknownObject(id, 'post'));
    const denied = authorize(world, request, account);
    if (denied) return refuse(world, reply, denied);
    const parts = Buffer.isBuffer(request.body) ? parseMultipart(request.body, request.headers['content-type'] ?? '') : null;
    const file = parts?.find((part) => part.name === 'file');
    if (!parts?.some((part) => part.name === 'messaging_product')) return refuse(world, reply, missingParameter('messaging_product'));
    if (!file) return refuse(world, reply, missingParameter('file'));
    const type = file.contentType ?? parts.find((part) => part.name === 'type')?.bytes.toString() ?? 'application/octet-stream';
    const refusal = checkMedia(type, file.bytes.length);
    if (refusal !== null) return refuse(world, reply, wrongParameter(refusal));
    return { id: world.media.add(id, file.bytes, type).id };
  });

  onGraph(app, world, { prefix: '/graph', method: 'GET', edge: '' }, (request, reply, id) => {
    const media = world.media.get(id);
    const owner = world.accounts.get(media?.account ?? id);
    if (owner?.channel !== 'whatsapp') return NOT_MINE;
    const denied = authorize(world, request, owner);
    if (denied) return refuse(world, reply, denied);
    if (media) {
      const key = world.media.issueKey(id, world.settings.mediaUrlLifeMs);
      return {
        messaging_product: 'whatsapp',
        url: `${baseUrl()}/lookaside/whatsapp_business/attachments/?mid=${id}&source=getMedia&ext=${Math.floor((world.now() + world.settings.mediaUrlLifeMs) / 1000)}&hash=${key}`,
        mime_type: media.mimeType,
        sha256: media.sha256Hex,
        file_size: media.bytes.length,
        id,
      };
    }
    return describeNumber(world, owner);
  });

  app.delete('/graph/:version/:id', async (request, reply) => {
    const { id } = request.params as { id: string };
    const media = world.media.get(id);
    const denied = authorize(world, request, media ? world.accounts.get(media.account) : undefined);
    if (denied) return refuse(world, reply, denied);
    return world.media.remove(id) ? { success: true } : refuse(world, reply, unknownObject(id, 'delete'));
  });

  app.get('/lookaside/whatsapp_business/attachments/', async (request, reply) => {
    const key = (request.query as Record<string, unknown>)['hash'];
    const media = typeof key === 'string' ? world.media.resolveKey(key) : undefined;
    if (media === undefined || media === 'expired') return reply.status(404).type('text/html').send('<!DOCTYPE html><title>Error</title>');
    if (bearerOf(request) !== world.accounts.get(media.account)?.accessToken) {
      return reply.status(401).send({ error: { message: 'Authentication Error', code: 401 } });
    }
    // Clients without a User-Agent get an error page in place of the file, with status 200.
    if (!request.headers['user-agent']) return reply.type('text/html').send('<!DOCTYPE html><title>Error</title>');
    return serveMedia(world, media, request, reply);
  });

  app.get('/graph/:version/:waba/phone_numbers', async (request, reply) => {
    const found = ofWaba(request.params as { waba: string });
    const denied = authorize(world, request, found[0]);
    if (denied) return refuse(world, reply, denied);
    if (found.length === 0) return refuse(world, reply, unknownObject((request.params as { waba: string }).waba, 'get'));
    return { data: found.map((number) => describeNumber(world, number)), paging: { cursors: { before: 'MAZDZD', after: 'MQZDZD' } } };
  });

  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    onGraph(app, world, { prefix: '/graph', method, edge: '/subscribed_apps' }, (request, reply, id) => {
      const [number] = ofWaba({ waba: id }).filter((account) => account.channel === 'whatsapp');
      if (!number) return NOT_MINE;
      const denied = authorize(world, request, number);
      if (denied) return refuse(world, reply, denied);
      if (method === 'POST') subscribed.add(id);
      if (method === 'DELETE') subscribed.delete(id);
      const link = `https://www.facebook.com/games/?app_id=${APP_ID}`;
      const connected = { whatsapp_business_api_data: { link, name: 'Emulated app', id: APP_ID } };
      return method === 'GET' ? { data: subscribed.has(id) ? [connected] : [] } : { success: true };
    });
  }

  app.all('/graph/*', async (request, reply) => refuse(world, reply, unknownPath(`/${(request.params as { '*': string })['*']}`)));

  const ofWaba = (params: { waba: string }): Account[] => world.accounts.ofBusiness(params.waba);
}

function describeToken(accounts: Account[], isPoor: boolean) {
  const scopes = ['whatsapp_business_management', ...(isPoor ? [] : ['whatsapp_business_messaging'])];
  if (accounts.length === 0) {
    return { is_valid: false, scopes: [], error: { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' } };
  }
  return {
    app_id: APP_ID,
    type: 'SYSTEM_USER',
    application: 'Emulated app',
    data_access_expires_at: 0,
    expires_at: 0,
    is_valid: true,
    issued_at: 1_795_000_000,
    scopes,
    granular_scopes: scopes.map((scope) => ({ scope, target_ids: [...new Set(accounts.map((account) => account.businessKey))] })),
    user_id: '122000000000001',
  };
}
