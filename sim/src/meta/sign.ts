import { createHmac } from 'node:crypto';
import type { Account } from '../accounts.ts';

export function signatureOf(body: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Headers of a webhook of Meta's. */
export function metaHeaders(body: string, account: Account, forged: boolean): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    'x-hub-signature-256': signatureOf(body, forged ? `${account.appSecret}-forged` : account.appSecret),
  };
}
