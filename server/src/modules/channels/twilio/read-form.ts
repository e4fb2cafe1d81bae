import type { RawRequest } from '../contract/types.ts';

/** Parameters of a webhook by name; the first of several equal names. Values can be stored: no NUL, no lone surrogate. */
export type TwilioForm = ReadonlyMap<string, string>;

const LONGEST = 1024 * 1024;

export function readForm(request: RawRequest): TwilioForm {
  const form = new Map<string, string>();
  if (!isForm(request) || request.rawBody.length > LONGEST) return form;
  for (const [name, value] of new URLSearchParams(request.rawBody.toString('utf8'))) {
    const text = value.replaceAll('\u0000', '').toWellFormed();
    if (!form.has(name) && text !== '') form.set(name, text);
  }
  return form;
}

export function isForm(request: RawRequest): boolean {
  return !/^application\/json\b/i.test(request.headers['content-type'] ?? '');
}

/** Reports about a message of ours carry a status; a message that came carries `SmsStatus=received`. */
export function isStatus(form: TwilioForm): boolean {
  return form.has('MessageStatus') && form.get('SmsStatus') !== 'received';
}

/**
 * Key of the account a request claims to be for: Twilio's account and our own address in it. On a report our address is
 * the sender's.
 */
export function accountKeyOf(form: TwilioForm): string | undefined {
  const account = form.get('AccountSid');
  const address = isStatus(form) ? form.get('From') : form.get('To');
  return account === undefined || address === undefined ? undefined : `${account}|${address}`;
}

/** Both halves of an account key. */
export function splitAccountKey(accountKey: string): { accountSid: string; address: string } {
  const border = accountKey.indexOf('|');
  return border < 0
    ? { accountSid: accountKey, address: '' }
    : { accountSid: accountKey.slice(0, border), address: accountKey.slice(border + 1) };
}

/** The raw element of an event. */
export function toRaw(form: TwilioForm): Record<string, string> {
  return Object.fromEntries(form);
}
