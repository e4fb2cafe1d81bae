import type { CheckStep, ClaimVerdict } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, CircleX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import { ShowMore } from '../../../shared/ui/show-more.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { evidenceElementId, useLitEvidence } from './lit-evidence.tsx';
import { CLAIM_WORDS } from './words.ts';

/** Claims shown before "show more". */
const AT_FIRST = 8;

export function CheckDetails({ data }: { data: CheckStep['data'] }): ReactNode {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  // What has no evidence is what the reader came for.
  const claims = data.claims.toSorted((left, right) => Number(left.supported) - Number(right.supported));
  const shown = all ? claims.length : AT_FIRST;
  return (
    <div className="flex flex-col gap-2">
      {data.claims.length === 0 ? (
        <p className="text-quiet">
          <Trans>The answer states no price, number, time or name that needs evidence.</Trans>
        </p>
      ) : (
        <ul className="flex flex-col">
          {claims.slice(0, shown).map((claim, index) => (
            <Claim key={`${index}${claim.text}`} claim={claim} />
          ))}
        </ul>
      )}
      <ShowMore hidden={claims.length - shown} onShow={() => setAll(true)} />
      {(data.rewritten || !data.passed) && (
        <p className="flex flex-wrap gap-1.5">
          {data.rewritten && <Chip tone="accent">{t`Rewritten once`}</Chip>}
          {!data.passed && <Chip tone="bad">{t`Did not pass`}</Chip>}
        </p>
      )}
    </div>
  );
}

function Claim({ claim }: { claim: ClaimVerdict }): ReactNode {
  const { t, i18n } = useLingui();
  const lit = useLitEvidence();
  const { evidenceId } = claim;
  const show = (): void => {
    if (evidenceId === null) return;
    lit.light(evidenceId);
    // The step that holds it may open just now, so look for it in the next frame.
    requestAnimationFrame(() =>
      document.getElementById(evidenceElementId(evidenceId))?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }),
    );
  };
  return (
    <li className="flex flex-wrap items-center gap-2 py-1">
      {claim.supported ? (
        <CircleCheck role="img" aria-label={t`supported`} className="size-4.5 shrink-0 text-good" />
      ) : (
        <CircleX role="img" aria-label={t`unsupported`} className="size-4.5 shrink-0 text-bad" />
      )}
      <Words text={claim.text} className={claim.supported ? 'font-semibold' : 'font-semibold text-bad'} />
      <span className="text-xs text-faint">{i18n._(CLAIM_WORDS[claim.kind])}</span>
      {evidenceId === null || !lit.shows(evidenceId) ? (
        !claim.supported && <span className="ms-auto text-xs text-bad">{t`no evidence`}</span>
      ) : (
        <button
          type="button"
          onClick={show}
          onMouseEnter={() => lit.light(evidenceId)}
          onMouseLeave={() => lit.light(null)}
          onFocus={() => lit.light(evidenceId)}
          onBlur={() => lit.light(null)}
          className="target ms-auto rounded-md px-1.5 py-0.5 text-xs text-accent underline decoration-dotted underline-offset-4 hover:bg-accent-soft"
        >
          {t`Show evidence`}
          <span className="sr-only">: {claim.text}</span>
        </button>
      )}
    </li>
  );
}
