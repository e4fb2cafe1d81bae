import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { absoluteTime, fileSizeText, shortTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { useSession } from '../../access/use-session.ts';
import type { Source } from './api.ts';
import { typeName } from './type-name.ts';

/** What is known of a document in numbers: kind and size, what came out of it, how often it was used, how fresh it is. */
export function SourceNumbers({ source }: { source: Source }): ReactNode {
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const fresh = source.web?.syncedAt ?? source.createdAt;
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-faint">
      {source.origin === 'web' ? (
        <span>
          <Plural value={source.web?.pages ?? 0} one="# page" other="# pages" />
        </span>
      ) : (
        <Isolated>
          {typeName(source.mime, source.name)} · {fileSizeText(source.sizeBytes)}
        </Isolated>
      )}
      {source.pages !== null && source.origin !== 'web' && (
        <span>
          <Plural value={source.pages} one="# page" other="# pages" />
        </span>
      )}
      {source.chunks > 0 && (
        <span>
          <Plural value={source.chunks} one="# passage" other="# passages" />
        </span>
      )}
      {source.chunks > 0 && (
        <span>
          <Plural value={source.facts} one="# fact" other="# facts" />
        </span>
      )}
      {source.usedIn > 0 && (
        <span className="text-quiet">
          <Plural value={source.usedIn} one="used in # answer" other="used in # answers" />
        </span>
      )}
      {source.version > 1 && (
        <span>
          <Trans>
            version <Isolated>{source.version}</Isolated>
          </Trans>
        </span>
      )}
      <time dateTime={fresh} title={absoluteTime(fresh, locale, timeZone)}>
        <bdi>{shortTime(fresh, locale, timeZone, now)}</bdi>
      </time>
    </p>
  );
}
