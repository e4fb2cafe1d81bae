import type { AnswerStep } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { durationText, number } from '../../../shared/time/format.ts';
import { Chip } from '../../../shared/ui/chip.tsx';
import { ENGINE_WORDS, reasonWords } from './words.ts';

export function AnswerDetails({ data }: { data: AnswerStep['data'] }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const tokens =
    data.inputTokens === null && data.outputTokens === null
      ? null
      : `${number(data.inputTokens ?? 0, locale)} → ${number(data.outputTokens ?? 0, locale)}`;
  return (
    <div className="flex flex-col gap-2">
      {data.text ? (
        <Words
          as="p"
          text={data.text}
          className="w-fit max-w-prose rounded-2xl rounded-ss-md bg-accent-soft px-3.5 py-2.5 text-start text-base whitespace-pre-wrap wrap-anywhere"
        />
      ) : (
        <p className="text-quiet">
          <Trans>Nothing was said.</Trans>
        </p>
      )}
      <p className="flex flex-wrap items-center gap-1.5 text-xs text-quiet">
        <Chip tone={data.engine === 'facts' ? 'good' : 'neutral'}>{i18n._(ENGINE_WORDS[data.engine])}</Chip>
        {data.model && (
          <Chip>
            <Isolated>{data.model}</Isolated>
          </Chip>
        )}
        {data.latencyMs !== null && (
          <span>
            {t`model time`} <Isolated>{durationText(data.latencyMs)}</Isolated>
          </span>
        )}
        {tokens && (
          <span>
            {t`tokens`} <Isolated>{tokens}</Isolated>
          </span>
        )}
        {data.note && <Words text={reasonWords(data.note, i18n)} className="text-warn" />}
      </p>
    </div>
  );
}
