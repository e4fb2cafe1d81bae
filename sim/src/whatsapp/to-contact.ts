import { BadRequest } from '../core/read.ts';
import { hashText } from '../core/random.ts';
import type { ContactIds } from '../phone/conversations.ts';

const COUNTRIES: [prefix: string, country: string][] = [
  ['966', 'SA'],
  ['971', 'AE'],
  ['965', 'KW'],
  ['974', 'QA'],
  ['973', 'BH'],
  ['968', 'OM'],
  ['962', 'JO'],
  ['961', 'LB'],
  ['20', 'EG'],
  ['44', 'GB'],
  ['1', 'US'],
];

/** People with a username may have no number that a business can see, only a business-scoped id. @throws BadRequest */
export function toContact(account: string, id: string): ContactIds {
  if (/^\d{6,15}$/.test(id)) return { waId: id, userId: toUserId(account, id) };
  if (/^[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/.test(id)) return { waId: null, userId: id };
  throw new BadRequest(/\./.test(id) ? '"from.userId" must look like SA.123' : '"from.waId" must be 6 to 15 digits');
}

/** Business-scoped: another business sees another id for the same person. */
function toUserId(account: string, waId: string): string {
  const country = COUNTRIES.find(([prefix]) => waId.startsWith(prefix))?.[1] ?? 'SA';
  const digits = `${hashText(`${account}:${waId}`)}${hashText(`${waId}:${account}`)}`.padStart(20, '1').slice(0, 20);
  return `${country}.${digits}`;
}
