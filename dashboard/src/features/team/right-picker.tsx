import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { Isolated } from '../../shared/text/words.tsx';
import { Tick } from '../settings/parts/fields.tsx';
import { groupRights, type RightGroup, withRights } from './group-rights.ts';

/** Every right, by area. What the reader does not hold cannot be given. */
export function RightPicker({
  held,
  onChange,
  mine,
  readOnly = false,
}: {
  held: readonly string[];
  onChange: (next: string[]) => void;
  mine: readonly string[];
  readOnly?: boolean;
}): ReactNode {
  return (
    <div className="flex flex-col gap-4">
      {groupRights(held).map((group) => (
        <Area key={group.area} group={group} held={held} onChange={onChange} mine={mine} readOnly={readOnly} />
      ))}
    </div>
  );
}

function Area({
  group,
  held,
  onChange,
  mine,
  readOnly,
}: {
  group: RightGroup;
  held: readonly string[];
  onChange: (next: string[]) => void;
  mine: readonly string[];
  readOnly: boolean;
}): ReactNode {
  const { t, i18n } = useLingui();
  const id = useId();
  const givable = group.rights.map((right) => right.id as string).filter((right) => mine.includes(right));
  const whole = givable.length > 0 && givable.every((right) => held.includes(right));
  const name = i18n._(group.name);
  return (
    <section aria-labelledby={id} className="rounded-2xl border border-line bg-panel">
      <div className="flex items-center gap-3 border-b border-line px-4 py-2.5">
        <p id={id} className="font-semibold">
          {name}
        </p>
        <span className="text-xs text-quiet">
          <Isolated>
            {group.held}/{group.rights.length}
          </Isolated>
        </span>
        {!readOnly && givable.length > 1 && (
          <button
            type="button"
            aria-label={whole ? t`None of ${name}` : t`All of ${name}`}
            onClick={() => onChange(withRights(held, givable, !whole))}
            className="target ms-auto rounded-md px-2 text-xs font-semibold text-accent hover:underline"
          >
            {whole ? <Trans>None</Trans> : <Trans>All</Trans>}
          </button>
        )}
      </div>
      <div className="px-4 py-2">
        {group.rights.map((right) => (
          <Tick
            key={right.id}
            label={<span className="font-semibold">{i18n._(right.name)}</span>}
            hint={
              <>
                {i18n._(right.explains)}
                {!readOnly && !mine.includes(right.id) && (
                  <>
                    {' '}
                    <Trans>You do not hold this right, so you cannot give it.</Trans>
                  </>
                )}
              </>
            }
            checked={held.includes(right.id)}
            disabled={readOnly || !mine.includes(right.id)}
            onChange={(event) => onChange(withRights(held, [right.id], event.target.checked))}
          />
        ))}
      </div>
    </section>
  );
}
