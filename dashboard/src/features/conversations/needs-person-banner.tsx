import { Trans, useLingui } from '@lingui/react/macro';
import { UserRoundSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { Words } from '../../shared/text/words.tsx';
import type { Conversation } from './api.ts';
import { reasonWords } from './turn/words.ts';

/** Nobody answers this customer: the loudest thing on the page, with the reason. */
export function NeedsPersonBanner({ pen }: { pen: Conversation['pen'] }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div role="status">
      {pen.holder === 'nobody' && (
        <div className="mx-4 mt-3 flex items-start gap-3 rounded-xl border border-warn-line bg-warn-soft px-3 py-2.5 text-warn">
          <UserRoundSearch aria-hidden className="mt-0.5 size-4.5 shrink-0" />
          <div className="min-w-0">
            <p className="font-semibold">
              <Trans>A person is needed</Trans>
            </p>
            {pen.reason && <Words as="p" text={reasonWords(pen.reason, i18n)} className="text-start" />}
          </div>
        </div>
      )}
    </div>
  );
}
