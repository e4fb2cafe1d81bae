import type { Profile, Tenant } from '../api.ts';

/** Only what differs, so that two people who change different fields do not undo each other. Languages are a set. */
export function changedParts(tenant: Tenant, profile: Profile): Partial<Profile> {
  const change: Partial<Profile> = {};
  if (tenant.name.en !== profile.name.en || tenant.name.ar !== profile.name.ar) change.name = profile.name;
  if (tenant.kind !== profile.kind) change.kind = profile.kind;
  if (tenant.timeZone !== profile.timeZone) change.timeZone = profile.timeZone;
  if (tenant.currency !== profile.currency) change.currency = profile.currency;
  if (tenant.defaultLanguage !== profile.defaultLanguage) change.defaultLanguage = profile.defaultLanguage;
  if ([...tenant.languages].sort().join() !== [...profile.languages].sort().join()) change.languages = profile.languages;
  return change;
}
