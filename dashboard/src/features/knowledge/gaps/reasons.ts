import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const REASONS: Record<string, MessageDescriptor> = {
  nothing_found: msg`No source holds an answer.`,
  below_line: msg`What was found was not certain enough.`,
  claims_unsupported: msg`The answer said things that no source holds.`,
  allergens_unconfirmed: msg`Allergens of the item are not confirmed.`,
  allergy: msg`Allergens of the item are not confirmed.`,
  price_missing: msg`The price is in no source.`,
  place_unknown: msg`No place of this name is known.`,
  disputed: msg`Two sources say it differently.`,
};

/** Why a person was asked, in plain words; nothing where the code has none. */
export function reasonWords(reason: string, i18n: I18n): string {
  const found = REASONS[reason] ?? REASONS[reason.split('.').at(-1) ?? ''];
  return found ? i18n._(found) : '';
}
