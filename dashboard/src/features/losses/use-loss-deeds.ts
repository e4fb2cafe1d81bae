import { useLingui } from '@lingui/react/macro';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { showToast } from '../../shared/ui/toast.ts';
import { useWrite } from '../settings/parts/use-write.ts';
import { letGoLosses, lossesKey, type LossOutcome, retryLosses, takeUpLosses } from './api.ts';

const refresh = [lossesKey, ['conversations'], ['messages']] as const;

/** What can be done, for one as for many. Letting go can be taken back at once; what was refused says why. */
export function useLossDeeds(onDone: () => void) {
  const { t } = useLingui();
  const { locale } = useLocale();
  const tellRefused = ({ refused }: LossOutcome, title: string): void => {
    const [first] = refused;
    if (first) showToast({ text: title, error: true, description: pick(first.message, locale) });
  };
  const takeUp = useWrite({
    write: takeUpLosses,
    failed: t`It was not put back`,
    done: () => t`Back in the list`,
    refresh,
    onDone,
  });
  const retry = useWrite({
    write: retryLosses,
    failed: t`It was not tried again`,
    refresh,
    onDone: (outcome) => {
      const { length: count } = outcome.done;
      const { length: others } = outcome.refused;
      if (count > 0) showToast({ text: count === 1 ? t`It is tried again` : t`${count} are tried again` });
      tellRefused(outcome, others === 1 ? t`One could not be tried again` : t`${others} could not be tried again`);
      onDone();
    },
  });
  const letGo = useWrite({
    write: letGoLosses,
    failed: t`It is still in the list`,
    refresh,
    onDone: (outcome) => {
      const { done, refused } = outcome;
      if (done.length > 0)
        showToast({
          text: done.length === 1 ? t`Let go` : t`${done.length} let go`,
          action: { label: t`Undo`, onClick: () => takeUp.mutate(done) },
        });
      tellRefused(outcome, refused.length === 1 ? t`One stays in the list` : t`${refused.length} stay in the list`);
      onDone();
    },
  });
  return { retry, letGo, takeUp, busy: retry.isPending || letGo.isPending || takeUp.isPending };
}

export type LossDeeds = ReturnType<typeof useLossDeeds>;
