import type { UnderstandStep } from '@wafaa/contracts';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { entityWords, intentWords, languageWords, scriptWords, sentimentWords } from './words.ts';

export function UnderstandDetails({ data }: { data: UnderstandStep['data'] }): ReactNode {
  const { t, i18n } = useLingui();
  const rows: [string, ReactNode][] = [
    [
      t`Language`,
      [languageWords(data.language, i18n), scriptWords(data.script, i18n), data.arabizi ? t`Arabizi` : ''].filter(Boolean).join(' · '),
    ],
    [t`Intent`, intentWords(data.intent, i18n)],
    [t`Feeling`, sentimentWords(data.sentiment, i18n)],
  ];
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1.5">
      {rows.map(([name, value]) => (
        <Row key={name} name={name}>
          {value}
        </Row>
      ))}
      {(data.asksForPerson || data.complaint) && (
        <Row name={t`Signals`}>
          <span className="flex flex-wrap gap-1.5">
            {data.asksForPerson && <Chip tone="warn">{t`Asks for a person`}</Chip>}
            {data.complaint && <Chip tone="warn">{t`Complaint`}</Chip>}
          </span>
        </Row>
      )}
      {data.entities.length > 0 && (
        <Row name={t`Mentions`}>
          <ul className="flex flex-wrap gap-1.5">
            {data.entities.map((entity) => (
              <li key={`${entity.kind}${entity.text}`}>
                <Chip title={entity.value}>
                  <span className="text-faint">{entityWords(entity.kind, i18n)}</span>
                  <Words text={entity.text} className="text-ink" />
                </Chip>
              </li>
            ))}
          </ul>
        </Row>
      )}
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
