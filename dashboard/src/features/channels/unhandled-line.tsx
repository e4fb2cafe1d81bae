import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../shared/ui/class-names.ts';
import { useMay } from '../access/use-may.ts';
import { countLosses, lossesKey } from '../losses/api.ts';

/** The number that must be nought, and the way to everything that did not arrive. */
export function UnhandledLine(): ReactNode {
  const may = useMay()('conversations.read');
  const { data } = useQuery({
    queryKey: [...lossesKey, 'count'],
    queryFn: ({ signal }) => countLosses(signal),
    refetchInterval: 60_000,
    enabled: may,
  });
  if (!data) return null;
  const { unanswered, total } = data;
  const isWell = unanswered === 0;
  const Icon = isWell ? CircleCheck : CircleAlert;
  return (
    <p
      role="status"
      className={cx(
        'mb-4 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-xl px-3 py-2 text-sm',
        isWell ? 'bg-good-soft text-good' : 'bg-bad-soft font-semibold text-bad',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {isWell ? (
        <Trans>Every message that was received has been handled.</Trans>
      ) : (
        <Plural value={unanswered} one="# message was received and is not handled" other="# messages were received and are not handled" />
      )}
      {total > 0 && (
        <Link to="/inbox/not-delivered" className="target ms-auto font-semibold underline underline-offset-4">
          <Plural value={total} one="# not delivered" other="# not delivered" />
        </Link>
      )}
    </p>
  );
}
