import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Isolated } from '../../../../shared/text/words.tsx';
import type { Source } from '../api.ts';

const REASONS: Record<string, MessageDescriptor> = {
  'web.unreachable': msg`could not be reached`,
  'web.not_allowed': msg`is no public address`,
  'web.not_found': msg`is not there`,
  'web.refused': msg`the site refused to show it`,
  'web.too_large': msg`is too large`,
  'web.too_many_redirects': msg`leads in a circle`,
  'web.other_site': msg`leads to another site`,
  'web.no_page': msg`has no text`,
  'web.robots': msg`the site does not allow machines to read it`,
  'document.no_text': msg`has no text`,
};

const reason = (code: string, i18n: I18n): string => (REASONS[code] ? i18n._(REASONS[code]) : code);

/** Pages of a site that were not read, each with its reason. */
export function SkippedPages({ skipped }: { skipped: NonNullable<Source['web']>['skipped'] }): ReactNode {
  const { i18n } = useLingui();
  if (skipped.length === 0) return null;
  return (
    <details className="group text-xs">
      <summary className="target flex cursor-pointer list-none items-center gap-1 text-quiet hover:text-ink">
        <ChevronRight
          aria-hidden
          className="size-3.5 transition-transform group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:rotate-90"
        />
        <Plural value={skipped.length} one="# page was skipped" other="# pages were skipped" />
      </summary>
      <ul className="mt-1 flex flex-col gap-1 ps-4.5">
        {skipped.map(({ url, code }) => (
          <li key={url} className="min-w-0">
            <Isolated className="break-all">{url}</Isolated> <span className="text-quiet">— {reason(code, i18n)}</span>
          </li>
        ))}
      </ul>
      {skipped.length >= 50 && (
        <p className="mt-1 ps-4.5 text-faint">
          <Trans>Only the first 50 are shown.</Trans>
        </p>
      )}
    </details>
  );
}
