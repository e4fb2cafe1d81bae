import { useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { useWrite } from '../settings/parts/use-write.ts';
import { AccessWork } from './access-work.tsx';
import { channelsKey, chooseAccount, type Connectable, type Setup, setupKey } from './api.ts';
import { LACKING } from './words.ts';

/** Choosing one of the accounts that the access reaches. One that cannot be used is shown too, with the reason and the way out. */
export function ChooseWork({ setup, offer }: { setup: Setup; offer: Connectable }): ReactNode {
  const { t, i18n } = useLingui();
  const usable = setup.offered.filter(({ lacking }) => lacking === null);
  const [chosen, setChosen] = useState(usable[0]?.accountKey ?? '');
  const choose = useWrite({ write: chooseAccount, failed: t`This account could not be taken`, refresh: [setupKey(setup.id), channelsKey] });
  const hasFailed = setup.steps.some(({ id, state }) => id === 'choose' && state === 'failed');
  return (
    <>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          choose.mutate({ id: setup.id, accountKey: chosen });
        }}
      >
        <fieldset className="thin-scroll max-h-72 min-w-0 overflow-y-auto rounded-xl border border-line">
          <legend className="sr-only">{t`Accounts to choose from`}</legend>
          {setup.offered.map(({ accountKey, name, address, lacking }) => (
            <label key={accountKey} className="flex items-center gap-3 border-b border-line px-3 py-2.5 last:border-b-0">
              <input
                type="radio"
                name="account"
                disabled={lacking !== null}
                checked={chosen === accountKey}
                onChange={() => setChosen(accountKey)}
                className="size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-baseline gap-x-3">
                  <bdi className={cx('me-auto max-w-full truncate', lacking !== null && 'text-quiet')}>{name}</bdi>
                  <bdi className="max-w-full truncate text-xs text-quiet">{address}</bdi>
                </span>
                {lacking !== null && (
                  <span className="mt-0.5 block text-xs text-warn">{LACKING[lacking] ? i18n._(LACKING[lacking]) : lacking}</span>
                )}
              </span>
            </label>
          ))}
        </fieldset>
        {usable.length > 0 && (
          <Button type="submit" look="primary" className="mt-3" disabled={choose.isPending || chosen === ''}>
            {choose.isPending ? t`Setting it up…` : t`Use this account`}
          </Button>
        )}
      </form>
      {(usable.length === 0 || hasFailed) && <AccessWork setup={setup} offer={offer} />}
    </>
  );
}
