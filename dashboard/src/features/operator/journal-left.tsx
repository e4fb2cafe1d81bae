import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/states.tsx';
import { ConfirmDialog } from '../settings/parts/confirm-dialog.tsx';
import { When } from '../settings/parts/times.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { type LossSurvey, replayDeliveries, surveyKey } from './api.ts';

type Left = LossSurvey['journal'][number];

/** Deliveries of providers that nobody could understand or that are for no account here, and reading them again. */
export function JournalLeft({ journal }: { journal: readonly Left[] }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [asked, setAsked] = useState<Left | null>(null);
  const replay = useWrite({
    write: (left: Left) => replayDeliveries(left.channel, left.oldest, new Date(Date.parse(left.newest) + 1_000).toISOString()),
    failed: t`They were not read again`,
    done: ({ deliveries, fresh, unknown }) =>
      fresh > 0
        ? t`${number(deliveries, locale)} read, ${number(fresh, locale)} new`
        : unknown > 0
          ? t`Nobody has connected their accounts yet`
          : t`Nothing new was in them`,
    refresh: [surveyKey],
  });
  return (
    <section>
      <h2 className="text-lg font-semibold">{t`Deliveries that nobody owns or understands`}</h2>
      <p className="mt-0.5 mb-3 max-w-2xl text-quiet">
        <Trans>
          They came signed by the provider and are kept as they came. Once their account is connected, or a newer build understands them,
          they are put through again; nothing is doubled.
        </Trans>
      </p>
      {journal.length === 0 ? (
        <Notice icon={<CircleCheck />} title={t`Every delivery was understood`} />
      ) : (
        <ul aria-label={t`Deliveries`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
          {journal.map((left) => (
            <li key={`${left.channel} ${left.verdict}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-64">
                <p>
                  <Isolated className="font-semibold">{left.channel}</Isolated>{' '}
                  {left.verdict === 'unknown_account' ? t`for accounts that nobody has connected` : t`with nothing in them that we know`}
                </p>
                <p className="text-xs text-faint">
                  <When iso={left.oldest} /> – <When iso={left.newest} />
                </p>
              </div>
              <bdi className="font-semibold">{number(left.deliveries, locale)}</bdi>
              <Button disabled={replay.isPending} onClick={() => setAsked(left)}>
                <RotateCw aria-hidden className="size-3.5" />
                {t`Read again`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t`Read these deliveries again`}
        label={t`Read again`}
        onConfirm={async () => asked && replay.mutateAsync(asked)}
      >
        <p>
          <Trans>
            What is new in them is handled now, as late: customers may be answered, as each business has it. Up to 5,000 are read at once.
          </Trans>
        </p>
      </ConfirmDialog>
    </section>
  );
}
