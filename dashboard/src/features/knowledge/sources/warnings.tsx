import { lazy, Suspense, type ReactNode } from 'react';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import type { Source } from './api.ts';

const WarningList = lazy(async () => ({ default: (await withWords('document', import('./notes/warning-list.tsx'))).WarningList }));
const SkippedPages = lazy(async () => ({ default: (await withWords('document', import('./notes/skipped-pages.tsx'))).SkippedPages }));

/** What is to be told of a document beside its state. Few have anything, so its words and signs come when one has. */
export function SourceWarnings({ source, className }: { source: Pick<Source, 'warnings' | 'web'>; className?: string }): ReactNode {
  const skipped = source.web?.skipped ?? [];
  if (source.warnings.length === 0 && skipped.length === 0) return null;
  return (
    <div className={className}>
      <Suspense fallback={null}>
        {source.warnings.length > 0 && <WarningList warnings={source.warnings} />}
        {skipped.length > 0 && <SkippedPages skipped={skipped} />}
      </Suspense>
    </div>
  );
}
