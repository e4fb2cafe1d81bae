import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft, CircleCheck, Filter } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { number } from '../../shared/time/format.ts';
import { Button } from '../../shared/ui/button.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { Notice } from '../../shared/ui/states.tsx';
import { useMay } from '../access/use-may.ts';
import { OnlyWith } from '../settings/parts/only-with.tsx';
import { PageList } from '../settings/parts/page-list.tsx';
import { usePages } from '../settings/parts/use-pages.ts';
import { countLosses, listLosses, type Loss, lossesKey, type LossSearch } from './api.ts';
import { BulkBar } from './bulk-bar.tsx';
import { KIND_IDS } from './kind-ids.ts';
import { LossRow } from './loss-row.tsx';
import { useLossDeeds } from './use-loss-deeds.ts';
import { KINDS } from './words.ts';

const route = getRouteApi('/shell/inbox/not-delivered');

/** Everything of this business that could not be handled or delivered, and its mend. */
export function LossesPage(): ReactNode {
  return (
    <OnlyWith right="conversations.read">
      <Losses />
    </OnlyWith>
  );
}

function Losses(): ReactNode {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const writes = useMay()('conversations.write');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const counts = useQuery({ queryKey: [...lossesKey, 'count'], queryFn: ({ signal }) => countLosses(signal), refetchInterval: 60_000 });
  const list = usePages([...lossesKey, search], (cursor, signal) => listLosses(search, cursor, signal));
  const deeds = useLossDeeds(() => setMarked(new Set()));
  const rows = list.rows ?? [];
  const selected = rows.filter(({ id }) => marked.has(id));
  const go = (next: LossSearch): void => {
    setMarked(new Set());
    void navigate({ search: next, replace: true });
  };
  const toggle = ({ id }: Loss): void => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  };
  const unanswered = counts.data?.unanswered ?? 0;
  return (
    <div className="thin-scroll h-full overflow-y-auto">
      <div className="mx-auto w-full max-w-4xl px-4 pt-4 pb-16 md:px-8 md:pt-7">
        <Link to="/inbox" className="target mb-2 -ms-1 inline-flex items-center gap-1 text-sm text-quiet hover:text-ink">
          <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
          {t`Inbox`}
        </Link>
        <header className="mb-5 max-w-2xl">
          <h1 className="text-xl font-semibold">{t`Not delivered`}</h1>
          <p className="mt-1 text-quiet">{t`What could not be sent, received or handled, why, and what mends it. Nothing is thrown away.`}</p>
        </header>
        {counts.data && (
          <p
            role="status"
            className={cx(
              'mb-4 rounded-xl px-3 py-2 text-sm',
              unanswered === 0 ? 'bg-good-soft text-good' : 'bg-bad-soft font-semibold text-bad',
            )}
          >
            {unanswered === 0 ? (
              <Trans>Every message that was received has been handled.</Trans>
            ) : (
              <Plural
                value={unanswered}
                one="# message was received and is not handled"
                other="# messages were received and are not handled"
              />
            )}
          </p>
        )}
        <KindFilter search={search} counts={counts.data?.kinds ?? []} total={counts.data?.total} onGo={go} />
        {writes && selected.length > 0 && (
          <BulkBar selected={selected} deeds={deeds} aside={search.aside === true} onClear={() => setMarked(new Set())} />
        )}
        <PageList list={list} empty={<Nothing search={search} onAll={() => go({})} />}>
          {(losses) => (
            <ul aria-label={t`Not delivered`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
              {losses.map((loss) => (
                <LossRow
                  key={loss.id}
                  loss={loss}
                  deeds={writes ? deeds : null}
                  isMarked={marked.has(loss.id)}
                  onMark={() => toggle(loss)}
                />
              ))}
            </ul>
          )}
        </PageList>
      </div>
    </div>
  );
}

function KindFilter({
  search,
  counts,
  total,
  onGo,
}: {
  search: LossSearch;
  counts: readonly { kind: string; count: number }[];
  total: number | undefined;
  onGo: (next: LossSearch) => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const account = search.account ? { account: search.account } : {};
  const chip = (key: string, name: string, isOn: boolean, next: LossSearch, count?: number): ReactNode => (
    <button
      key={key}
      type="button"
      aria-pressed={isOn}
      onClick={() => onGo(next)}
      className="target inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border border-line-strong bg-panel px-3 text-sm text-quiet hover:bg-sunken aria-pressed:border-transparent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
    >
      {name}
      {count !== undefined && <bdi className="text-xs">{number(count, locale)}</bdi>}
    </button>
  );
  const isAll = search.kind === undefined && search.aside !== true;
  return (
    <div role="group" aria-label={t`Which of them`} className="mb-4 flex flex-wrap gap-2">
      {chip('all', t({ context: 'losses', message: 'All' }), isAll, account, total)}
      {KIND_IDS.map((kind) => {
        const count = counts.find((one) => one.kind === kind)?.count;
        if (count === undefined && search.kind !== kind) return null;
        return chip(kind, i18n._(KINDS[kind].name), search.kind === kind && search.aside !== true, { ...account, kind }, count ?? 0);
      })}
      {chip('aside', t({ context: 'losses', message: 'Let go' }), search.aside === true, { ...account, aside: true })}
    </div>
  );
}

function Nothing({ search, onAll }: { search: LossSearch; onAll: () => void }): ReactNode {
  const { t } = useLingui();
  if (search.aside) return <Notice icon={<Filter />} title={t`Nobody let go of anything`} />;
  if (search.kind ?? search.account)
    return <Notice icon={<Filter />} title={t`Nothing of this kind`} action={<Button onClick={onAll}>{t`Show all of it`}</Button>} />;
  return (
    <Notice icon={<CircleCheck />} title={t`Everything arrived`}>
      <Trans>What cannot be sent, received or handled appears here, with its reason and a way to mend it.</Trans>
    </Notice>
  );
}
