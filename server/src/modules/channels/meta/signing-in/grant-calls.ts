import { asArray, asId, asNumber, asObject, asText, type JsonObject } from '../../contract/lenient-json.ts';
import { refuse } from '../../contract/send-failure.ts';
import type { ChannelApp, ChannelIo, SendFailed } from '../../contract/types.ts';
import { callGraph, type GraphResult } from '../call-graph.ts';

/** What a token is good for, as Meta says. */
export interface TokenFacts {
  ok: true;
  userId?: string;
  endsAt?: Date;
  granular: readonly JsonObject[];
}

export interface AccessToken {
  ok: true;
  accessToken: string;
  endsAt?: Date;
}

const none = (): undefined => undefined;

/** A call that shows the app's secret, in the address as Meta has it. Nothing of the query shows in a failure. */
export function askForToken(io: ChannelIo, path: string, query: Record<string, string>): Promise<GraphResult> {
  const privateTexts = ['client_secret', 'code', 'fb_exchange_token', 'access_token', 'input_token'].flatMap((name) => query[name] ?? []);
  const address = `${path}?${new URLSearchParams(query).toString()}`;
  return callGraph(io, { method: 'GET', path: address, accessToken: null, repeatable: true, privateTexts, classify: none });
}

/** A code that is used, late or of another address is not the app's fault: the person signs in again. */
export function refusedCode(failed: SendFailed): SendFailed {
  const isRefusal = failed.failure === 'invalid_payload' || failed.failure === 'auth';
  return isRefusal ? { ...refuse('code_refused', failed.detail, 'auth') } : failed;
}

export function readToken(json: JsonObject, now = new Date()): AccessToken | SendFailed {
  const accessToken = asText(json.access_token);
  if (accessToken === undefined || accessToken === '') return refuse('no_token', 'The answer held no token.', 'auth');
  const seconds = asNumber(json.expires_in);
  return { ok: true, accessToken, ...(seconds === undefined || seconds <= 0 ? {} : { endsAt: new Date(now.getTime() + seconds * 1000) }) };
}

/** The code of Facebook's sign-in for a token. `redirectUri` byte for byte as the sign-in had it. */
export async function exchangeCode(
  app: ChannelApp,
  { code, redirectUri }: { code: string; redirectUri: string },
  io: ChannelIo,
): Promise<AccessToken | SendFailed> {
  const query = { client_id: app.id, redirect_uri: redirectUri, client_secret: app.secret, code };
  const result = await askForToken(io, '/oauth/access_token', query);
  return result.ok ? readToken(result.json) : refusedCode(result);
}

/** A token that lasts, for one that does: sixty days, counted from now. */
export async function lengthen(app: ChannelApp, accessToken: string, io: ChannelIo): Promise<AccessToken | SendFailed> {
  const result = await askForToken(io, '/oauth/access_token', {
    ...{ grant_type: 'fb_exchange_token', client_id: app.id, client_secret: app.secret, fb_exchange_token: accessToken },
  });
  return result.ok ? readToken(result.json) : result;
}

/** Asks what a token is good for; refuses one of another app and one that lacks rights. */
export async function inspectToken(
  app: ChannelApp,
  accessToken: string,
  needed: readonly string[],
  io: ChannelIo,
): Promise<TokenFacts | SendFailed> {
  const result = await askForToken(io, '/debug_token', { input_token: accessToken, access_token: `${app.id}|${app.secret}` });
  if (!result.ok) return result;
  const token = asObject(result.json.data);
  if (token?.is_valid !== true || asId(token.app_id) !== app.id)
    return refuse('foreign_token', 'The token is not valid for this app.', 'auth');
  const lacking = rightsMissing(asArray(token.scopes), needed);
  if (lacking) return lacking;
  const ends = asNumber(token.expires_at) ?? 0;
  const userId = asId(token.user_id) ?? asId(token.profile_id);
  return {
    ok: true,
    ...(userId === undefined ? {} : { userId }),
    ...(ends > 0 ? { endsAt: new Date(ends * 1000) } : {}),
    granular: asArray(token.granular_scopes).flatMap<JsonObject>((scope) => asObject(scope) ?? []),
  };
}

export function rightsMissing(given: readonly unknown[], needed: readonly string[]): SendFailed | undefined {
  const missing = needed.filter((right) => !given.includes(right));
  return missing.length === 0 ? undefined : refuse('rights_missing', `Not granted: ${missing.join(', ')}.`, 'permission');
}

/** A list that Instagram sends as one text, or as a list. */
export function readRights(value: unknown): readonly unknown[] {
  const text = asText(value);
  return text === undefined ? asArray(value) : text.split(',').map((right) => right.trim());
}

/** Instagram's older and newer answers: bare, or the first of `data`. */
export const unwrapped = (json: JsonObject): JsonObject => asObject(asArray(json.data)[0]) ?? json;
