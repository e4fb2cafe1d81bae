import { createHmac } from 'node:crypto';
import type { Account } from '../accounts.ts';

/** Base64 of HMAC-SHA1 over the address and each parameter, sorted by name: with the auth token, as Twilio does. */
export function twilioSignature(url: string, body: string, authToken: string): string {
  const parameters = [...new URLSearchParams(body)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}${value}`);
  return createHmac('sha1', authToken)
    .update(`${url}${parameters.join('')}`)
    .digest('base64');
}

/** The address as the business gave it: behind a proxy it is another than the one that is called. */
export function publicAddress(account: Account, url: string): string {
  return account.publicUrl === undefined ? url : `${account.publicUrl}${url.slice(new URL(url).origin.length)}`;
}

/** Where an address that the business gave is called. */
export function calledAddress(account: Account, url: string): string {
  if (account.publicUrl === undefined || !url.startsWith(`${account.publicUrl}/`)) return url;
  return `${new URL(account.webhookUrl).origin}${url.slice(account.publicUrl.length)}`;
}
