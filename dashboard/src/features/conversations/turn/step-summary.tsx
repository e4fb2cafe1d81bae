import type { TraceStep } from '@wafaa/contracts';
import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { DECISION_WORDS, ENGINE_WORDS, intentWords, languageWords } from './words.ts';

/** A step in one line, for reading down the closed rows. */
export function StepSummary({ step }: { step: TraceStep }): ReactNode {
  const { t, i18n } = useLingui();
  switch (step.name) {
    case 'understand':
      return [languageWords(step.data.language, i18n), step.data.arabizi ? t`Arabizi` : '', intentWords(step.data.intent, i18n)]
        .filter(Boolean)
        .join(' · ');
    case 'facts':
      return <Plural value={step.data.rows.length} _0="No rows" one="# row" other="# rows" />;
    case 'passages':
      return (
        <>
          <Plural value={step.data.passages.length} _0="No passages" one="# passage" other="# passages" /> · {t`coverage`}{' '}
          <Isolated>{Math.round(step.data.coverage * 100)}%</Isolated>
        </>
      );
    case 'answer':
      return (
        <span className="flex gap-1.5">
          <span className="shrink-0">{i18n._(ENGINE_WORDS[step.data.engine])}</span>
          {step.data.text && (
            <>
              ·<Words text={step.data.text.replace(/\s+/g, ' ')} className="min-w-0 truncate" />
            </>
          )}
        </span>
      );
    case 'check': {
      const unsupported = step.data.claims.filter((claim) => !claim.supported).length;
      if (step.data.claims.length === 0) return t`No claims to check`;
      return unsupported === 0 ? (
        <Plural value={step.data.claims.length} one="# claim, supported" other="# claims, all supported" />
      ) : (
        <Plural value={unsupported} one="# claim without evidence" other="# claims without evidence" />
      );
    }
    case 'confidence':
      return (
        <>
          {i18n._(DECISION_WORDS[step.data.decision])} · <Isolated>{step.data.score.toFixed(2)}</Isolated>
        </>
      );
    case 'fit':
      return (
        <>
          <Isolated>{step.data.channel}</Isolated> · <Plural value={step.data.parts.length} _0="No parts" one="# part" other="# parts" />
        </>
      );
  }
}
