import { Trans } from '@lingui/react';
import { createElement, type ReactNode } from 'react';
import { FileName } from '../../shared/text/file-name.tsx';
import type { AuditEntry } from './api.ts';
import { SENTENCES } from './sentences.ts';

/** "invited layla@…": the deed in the reader's language, with its object marked. An action of a newer server is shown by its code. */
export function AuditSentence({ entry }: { entry: Pick<AuditEntry, 'action' | 'target'> }): ReactNode {
  const sentence = SENTENCES[entry.action];
  if (!sentence) return <code dir="ltr">{entry.action}</code>;
  const name = entry.target?.label ?? entry.target?.id ?? '';
  // The ending of a file's name stays behind it in either direction.
  const target = entry.target?.kind === 'source' ? <FileName name={name} /> : name;
  // Not as markup: there the extractor would look for a message of its own.
  return createElement(Trans, { ...sentence, values: { target }, components: { 0: <bdi className="font-semibold text-ink" /> } });
}
