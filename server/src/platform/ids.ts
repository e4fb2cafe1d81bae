import { randomBytes } from 'node:crypto';

declare const tenantBrand: unique symbol;
/** A tenant's uuid. Minted by sign-in, by the channel look-up of ingress, or from a job's own payload; never from a request's parameters. */
export type TenantId = string & { readonly [tenantBrand]: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws TypeError when the text is no lower-case uuid: it goes into `set_config`, so its shape is part of the wall. */
export function mintTenantId(uuid: string): TenantId {
  if (!UUID.test(uuid)) throw new TypeError('a tenant id is a lower-case uuid');
  return uuid as TenantId;
}

const ID_KINDS = [
  'acc',
  'con',
  'cnt',
  'cnv',
  'msg',
  'trn',
  'out',
  'src',
  'doc',
  'chk',
  'itm',
  'brn',
  'hrs',
  'pol',
  'dlv',
  'usr',
  'ses',
  'rol',
  'inv',
  'key',
  'aud',
  'mil',
  'exp',
  'lnk',
  'rev',
  'faq',
  'ver',
  'upl',
  'lbl',
  'cnd',
  'viw',
  'med',
  'tpl',
] as const;
export type IdKind = (typeof ID_KINDS)[number];

/** Time-ordered id with its kind in front: `msg_` + 12 hex digits of milliseconds + 20 random ones. The database makes the same shape (`wafaa.make_id`). */
export function makeId(kind: IdKind, nowMs: number = Date.now()): string {
  return `${kind}_${nowMs.toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`;
}
