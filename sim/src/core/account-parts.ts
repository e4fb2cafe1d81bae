import type { AccountParts } from '../accounts.ts';
import { asString, needString, type Json } from './read.ts';

/** `key`, `businessKey` and `address` as most providers have them. @throws BadRequest */
export function readPlainParts(value: Json): AccountParts {
  const key = needString(value, 'key');
  return { key, businessKey: asString(value['businessKey']) ?? key, address: asString(value['address']) ?? key, templates: [] };
}

export function digitsOf(address: string): string {
  return address.replace(/\D/g, '');
}
