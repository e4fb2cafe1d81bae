import { Trans, useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { useTheme } from '../../shared/theme/theme.ts';
import { cx } from '../../shared/ui/class-names.ts';
import { Notice, Skeleton } from '../../shared/ui/states.tsx';
import { useChannelName } from '../access/channel-mark.tsx';
import { useSession } from '../access/use-session.ts';
import { phoneUrl } from './phone-url.ts';

const Thread = lazy(async () => ({ default: (await import('./thread/thread.tsx')).Thread }));

/** The customer's side: the emulator's phone where there is one, else the conversation as the customer saw it. */
export function PhonePanel({ conversationId }: { conversationId: string | null }): ReactNode {
  const { t } = useLingui();
  const { accounts, simulatorUrl } = useSession();
  const channelName = useChannelName();
  const [accountId, setAccountId] = useState<string | null>(null);
  const account = accounts.find(({ id }) => id === accountId) ?? accounts[0];
  if (simulatorUrl === null || !account) {
    return conversationId ? (
      <Suspense fallback={null}>
        <Thread key={conversationId} conversationId={conversationId} asCustomer />
      </Suspense>
    ) : (
      <Notice icon={<ExternalLink />} title={t`No conversation selected`} />
    );
  }
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-4">
        {accounts.length > 1 ? (
          <select
            aria-label={t`Account`}
            value={account.id}
            onChange={(event) => setAccountId(event.target.value)}
            className="target min-w-0 rounded-lg border border-line-strong bg-panel px-2 py-1"
          >
            {accounts.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {channelName(choice.channel)} · {choice.displayName}
              </option>
            ))}
          </select>
        ) : (
          <span className="min-w-0 truncate">
            <bdi className="font-semibold">{account.displayName}</bdi>
          </span>
        )}
        <Isolated className="shrink-0 text-xs text-faint">{account.address}</Isolated>
      </div>
      <PhoneFrame key={account.id} simulatorUrl={simulatorUrl} accountKey={account.accountKey} />
    </div>
  );
}

function PhoneFrame({ simulatorUrl, accountKey }: { simulatorUrl: string; accountKey: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { shown } = useTheme();
  const [loaded, setLoaded] = useState(false);
  const url = phoneUrl(simulatorUrl, accountKey, locale, shown);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {!loaded && <Skeleton className="absolute inset-4 rounded-3xl" />}
      <iframe
        title={t`A customer’s phone`}
        src={url}
        onLoad={() => setLoaded(true)}
        className={cx('min-h-0 w-full flex-1 border-0 transition-opacity', loaded ? 'opacity-100' : 'opacity-0')}
      />
      <p className="shrink-0 border-t border-line px-4 py-2 text-xs text-faint">
        <Trans>This phone is an emulator: what you write reaches the product as a signed webhook.</Trans>{' '}
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 text-accent underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {t`Open alone`}
          <ExternalLink aria-hidden className="size-3 rtl:-scale-x-100" />
        </a>
      </p>
    </div>
  );
}
