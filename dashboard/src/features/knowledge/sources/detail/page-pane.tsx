import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Isolated } from '../../../../shared/text/words.tsx';
import { IconButton } from '../../../../shared/ui/button.tsx';
import type { Source, SourcePage } from '../api.ts';
import type { Place } from './lit.ts';
import { PagePicture } from './page-picture.tsx';
import { PageText } from './page-text.tsx';

/** One page of a document, as it looks or as it was read, with what is lit on it in view. */
export function PagePane({
  source,
  page,
  lit,
  onPoint,
  onTurn,
}: {
  source: Source;
  page: SourcePage;
  lit: Place | null;
  onPoint: (place: Place) => void;
  onTurn: (page: number) => void;
}): ReactNode {
  const { t } = useLingui();
  const [asText, setAsText] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const picture = page.hasPicture && !asText;
  // Lit from the other side: it comes into view. Lit by pointing here, it is in view.
  useEffect(() => {
    if (!lit || pane.current?.matches(':hover')) return;
    pane.current?.querySelector('[data-lit]')?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [lit]);
  const choice =
    'target h-7 rounded-md px-2.5 text-xs text-quiet hover:text-ink aria-pressed:bg-panel aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:shadow-low';
  return (
    <section aria-label={t`The page`} className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b border-line px-3 py-2">
        <IconButton
          label={page.unit === 'page' ? t`Page before` : t`Part before`}
          disabled={page.page <= 1}
          onClick={() => onTurn(page.page - 1)}
        >
          <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        </IconButton>
        <p role="status" className="text-xs text-quiet">
          {page.unit === 'page' ? (
            <Trans>
              Page <Isolated>{page.page}</Isolated> of <Isolated>{page.pages}</Isolated>
            </Trans>
          ) : (
            <Trans>
              Part <Isolated>{page.page}</Isolated> of <Isolated>{page.pages}</Isolated>
            </Trans>
          )}
        </p>
        <IconButton
          label={page.unit === 'page' ? t`Next page` : t`Next part`}
          disabled={page.page >= page.pages}
          onClick={() => onTurn(page.page + 1)}
        >
          <ChevronRight aria-hidden className="size-4 rtl:-scale-x-100" />
        </IconButton>
        {page.url && (
          <Isolated className="min-w-0 flex-1 truncate text-xs text-faint" title={page.url}>
            {page.url}
          </Isolated>
        )}
        {page.hasPicture && (
          <div role="group" aria-label={t`Show`} className="ms-auto flex gap-0.5 rounded-lg bg-sunken p-0.5">
            <button type="button" aria-pressed={picture} className={choice} onClick={() => setAsText(false)}>
              {t`As it looks`}
            </button>
            <button type="button" aria-pressed={!picture} className={choice} onClick={() => setAsText(true)}>
              {t`As it was read`}
            </button>
          </div>
        )}
      </div>
      <div
        ref={pane}
        tabIndex={0}
        role="region"
        aria-label={t`Content of the page`}
        className="thin-scroll relative min-h-0 flex-1 overflow-y-auto bg-sunken/40 p-3"
      >
        {picture ? (
          <PagePicture source={source} page={page.page} lit={lit} onPoint={onPoint} />
        ) : (
          <PageText page={page} lit={lit} onPoint={onPoint} />
        )}
      </div>
    </section>
  );
}
