import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { withWords } from '../../shared/i18n/activate-locale.ts';
import type * as Words from './words.ts';

let loaded: typeof Words | null = null;

/** What a provider's code means and what mends it; null without a code, for an unknown one, and while the words are on their way. */
export function useProviderReason(code: string | null): string | null {
  const { i18n } = useLingui();
  const [words, setWords] = useState(loaded);
  const isWanted = code !== null && words === null;
  useEffect(() => {
    if (!isWanted) return;
    let isHere = true;
    withWords('codes', import('./words.ts')).then(
      (module) => {
        loaded = module;
        if (isHere) setWords(module);
      },
      // The code itself is still shown.
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [isWanted]);
  const found = code === null ? null : words?.reasonOf(code);
  return found ? i18n._(found) : null;
}
