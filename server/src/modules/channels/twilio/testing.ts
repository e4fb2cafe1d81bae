import type { ConnectedAccount, RawRequest } from '../contract/types.ts';

export const testAccountSid = 'AC000000000000000000000000000000a1';

export function testAccount(address: string, settings: Record<string, unknown> = {}): ConnectedAccount {
  return {
    accountKey: `${testAccountSid}|${address}`,
    businessKey: testAccountSid,
    credentials: { authToken: 'fixture_twilio_auth_token_000001' },
    settings,
  };
}

export const testConfig = { baseUrl: 'https://api.twilio.com/2010-04-01', webhookUrl: 'https://hooks.example.test/webhooks/sms' };

/** A file of the fixtures as the request it describes; other bytes are a body as they stand. */
export function toRequest(bytes: Buffer, headers: Record<string, string> = {}): RawRequest {
  const described = readDescription(bytes);
  const url = typeof described?.url === 'string' ? described.url : 'https://hooks.example.test/twilio/sms';
  const own = Object.entries(described?.headers ?? {}).filter(([name]) => name.toLowerCase() === 'content-type');
  return {
    method: 'POST',
    url,
    query: Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? '')),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...lowerCase(own), ...headers },
    rawBody: described === undefined ? bytes : bodyOf(described),
  };
}

interface Description {
  url?: unknown;
  headers?: Record<string, unknown>;
  params?: unknown;
  rawBody?: unknown;
}

function readDescription(bytes: Buffer): Description | undefined {
  try {
    const { request } = JSON.parse(bytes.toString('utf8')) as { request?: Description };
    return typeof request === 'object' && request !== null ? request : undefined;
  } catch {
    return undefined;
  }
}

function bodyOf({ params, rawBody }: Description): Buffer {
  if (typeof rawBody === 'string') return Buffer.from(rawBody);
  return formOf(typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {});
}

function lowerCase(entries: [string, unknown][]): Record<string, string> {
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

export function formOf(parameters: Record<string, unknown>): Buffer {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  ]);
  return Buffer.from(new URLSearchParams(texts).toString());
}

/** A request that posts these parameters of a message to our number; a test names only what matters to it. */
export function messageRequest(parameters: Record<string, string>, query: Record<string, string> = {}): RawRequest {
  const whole = {
    AccountSid: testAccountSid,
    MessageSid: 'SM1',
    SmsStatus: 'received',
    From: '+966501110001',
    To: '+12025550111',
    NumMedia: '0',
    ...parameters,
  };
  return { ...toRequest(formOf(whole)), query };
}
