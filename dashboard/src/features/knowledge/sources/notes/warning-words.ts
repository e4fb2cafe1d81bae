import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Source } from '../api.ts';

type Warning = Source['warnings'][number];

const KINDS: Record<string, MessageDescriptor> = {
  hidden_text: msg`Hidden text`,
  invisible_characters: msg`Invisible characters`,
  bidi_controls: msg`Characters that turn the direction of text`,
  tag_characters: msg`Characters that can carry a message unseen`,
  uncertain_recognition: msg`Words that were recognised without certainty`,
};

const CAUSES: Record<string, MessageDescriptor> = {
  not_displayed: msg`not displayed`,
  same_colour: msg`in the colour of its background`,
  too_small: msg`too small to see`,
  off_page: msg`outside the page`,
  transparent: msg`transparent`,
};

/** What a person who looks at the file would not see, in a few words. */
export function warningWords(kind: string, i18n: I18n): string {
  const known = KINDS[kind];
  return known ? i18n._(known) : kind.replaceAll('_', ' ');
}

export function causeWords(cause: string | null, i18n: I18n): string | null {
  const known = cause === null ? undefined : CAUSES[cause];
  return known ? i18n._(known) : cause;
}

/** Left out of what the bot reads; words recognised without certainty stay in it. */
export const isLeftOut = ({ kind }: Pick<Warning, 'kind'>): boolean => kind !== 'uncertain_recognition';
