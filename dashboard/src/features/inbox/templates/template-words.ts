import { useLingui } from '@lingui/react/macro';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import type { Template, TemplatePlace } from './api.ts';

/** What is said of templates, in the reader's language. */
export function useTemplateWords() {
  const { t } = useLingui();
  const { locale } = useLocale();
  const categories: Record<string, string> = {
    marketing: t`Marketing`,
    utility: t`Utility`,
    authentication: t`Authentication`,
  };
  const states: Record<Template['state'], string> = {
    approved: t`Approved`,
    pending: t`In review`,
    rejected: t`Rejected`,
    paused: t`Paused`,
    disabled: t`Disabled`,
  };
  const languageOf = (code: string): string => {
    try {
      return new Intl.DisplayNames([locale], { type: 'language' }).of(code.replace('_', '-')) ?? code;
    } catch {
      return code;
    }
  };
  return {
    languageOf,
    categoryOf: ({ category }: Template): string => categories[category] ?? category,
    stateOf: ({ state }: Template): string => states[state],
    /** Why it cannot be sent; null for one that can. */
    hindrance: ({ sendable, state, unsupported }: Template): string | null => {
      if (sendable) return null;
      if (state === 'pending') return t`It has not been reviewed yet.`;
      if (state === 'rejected') return t`It was rejected in review.`;
      if (state === 'paused') return t`It is paused, because customers complained about it. It comes back by itself.`;
      if (state === 'disabled') return t`It is disabled and can no longer be sent.`;
      return unsupported === 'authentication'
        ? t`A code for signing in is sent by the system that checks it.`
        : t`It has a part that cannot be filled in here.`;
    },
    labelOf: (place: TemplatePlace, at: number, template: Template): string => {
      const button = place.button === null ? '' : (template.buttons[place.button]?.text ?? '');
      if (place.type === 'image') return t`Address of the picture`;
      if (place.type === 'video') return t`Address of the video`;
      if (place.type === 'document') return t`Address of the document`;
      if (place.type === 'code') return t`Code that “${button}” copies`;
      if (place.part === 'button') return t`End of the address of “${button}”`;
      if (place.name !== null) return place.name.replaceAll('_', ' ');
      const number = at + 1 - template.places.findIndex(({ part }) => part === place.part);
      return place.part === 'header' ? t`In the heading` : t`Value ${number}`;
    },
  };
}
