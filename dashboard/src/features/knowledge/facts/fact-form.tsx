import type { FactIn } from '@wafaa/contracts';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { showToast } from '../../../shared/ui/toast.ts';
import { addFact, type Fact, reviewFacts, type TableKind } from './api.ts';
import { change, decide, refreshFacts } from './decide.ts';
import { SheetBody, SheetFoot } from './sheet.tsx';
import { Evidence } from './evidence.tsx';

type FieldsIn<Of extends TableKind> = Extract<FactIn, { kind: Of }>['fields'];

/**
 * The form of a fact with its evidence above and its deeds below. `fields` is null while something in it cannot be taken.
 * What is entered or changed counts as confirmed.
 */
export function FactForm<Of extends TableKind>({
  kind,
  fact: given,
  fields,
  missing,
  onDone,
  children,
}: {
  kind: Of;
  fact: Extract<Fact, { kind: Of }> | null;
  fields: FieldsIn<Of> | null;
  missing: string | null;
  /** With the id of what was entered; null when something that was there is left. */
  onDone: (id: string | null) => void;
  children: ReactNode;
}): ReactNode {
  const fact = given as Fact | null;
  const { t } = useLingui();
  const { locale } = useLocale();
  const changed = fact && fields ? differing(fact.fields, fields) : null;
  const { run, busy, waitSeconds, error } = useSubmit(async (entered: FieldsIn<Of>) => {
    if (fact) {
      if (changed && (await change(fact as never, changed as never))) onDone(null);
      return;
    }
    const added = await addFact({ kind, fields: entered } as unknown as FactIn);
    showToast({
      text: i18n._(msg`Entered. The bot’s next answer knows it.`),
      action: { label: i18n._(msg`Undo`), onClick: () => void reviewFacts([added.id], 'reject', false).then(refreshFacts) },
    });
    await refreshFacts();
    onDone(added.id);
  });
  const close = (decision: 'confirm' | 'reject'): void => {
    if (fact) void decide([fact], decision);
    onDone(null);
  };
  return (
    <form onSubmit={onSubmit(() => void (fields && run(fields)))} className="flex min-h-0 flex-1 flex-col">
      <SheetBody>
        {fact && <Evidence fact={fact} onDone={() => onDone(null)} />}
        {children}
      </SheetBody>
      <SheetFoot>
        {(missing ?? error) !== null && (
          <p role={error ? 'alert' : 'status'} className={error ? 'basis-full text-bad' : 'basis-full text-quiet'}>
            {error ? (wordsOf(error, locale) ?? t`The fact could not be saved. Try again.`) : missing}
          </p>
        )}
        {fact && fact.state !== 'expired' && (
          <Button look="ghost" onClick={() => close('reject')}>
            <Trans>Do not use it</Trans>
          </Button>
        )}
        <span className="ms-auto flex flex-wrap gap-2">
          {fact && fact.state !== 'confirmed' && (!changed || Object.keys(changed).length === 0) && (
            <Button onClick={() => close('confirm')}>{fact.state === 'expired' ? t`Use it again` : t`It is right: confirm`}</Button>
          )}
          <Button
            type="submit"
            look="primary"
            aria-busy={busy}
            disabled={busy || waitSeconds > 0 || !fields || (fact !== null && (!changed || Object.keys(changed).length === 0))}
          >
            {fact ? t`Save` : t`Add`}
          </Button>
        </span>
      </SheetFoot>
    </form>
  );
}

/** Only what differs goes out: whatever else somebody changed meanwhile stays. */
function differing(before: Fact['fields'], after: object): Record<string, unknown> {
  const was = before as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(was[name] ?? null)),
  );
}
