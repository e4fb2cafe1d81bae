import { Trans } from '@lingui/react/macro';
import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { FileName } from '../text/file-name.tsx';
import { Chip } from './chip.tsx';

/** Where something is written: the document and its page. */
export function SourceChip({ name, page }: { name: string; page: number | null }): ReactNode {
  return (
    <Chip>
      <FileText aria-hidden className="size-3 shrink-0" />
      <FileName name={name} className="max-w-44 max-sm:max-w-22" />
      {page !== null && (
        <span className="shrink-0 text-faint">
          <Trans>p. {page}</Trans>
        </span>
      )}
    </Chip>
  );
}
