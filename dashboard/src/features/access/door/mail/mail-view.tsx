import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Isolated, Words } from '../../../../shared/text/words.tsx';
import { Button } from '../../../../shared/ui/button.tsx';
import type { LocalMail } from '../api.ts';
import { framedMail } from './framed-mail.ts';

/** One mail as its reader would see it. The frame runs no script; links open beside it. */
export function MailView({ mail }: { mail: LocalMail }): ReactNode {
  const { t } = useLingui();
  const [plain, setPlain] = useState(false);
  return (
    <article className="flex min-h-96 min-w-0 flex-col rounded-2xl border border-line bg-panel" aria-label={mail.subject}>
      <header className="flex flex-wrap items-start justify-between gap-3 border-b border-line px-4 py-3">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">
            <Words text={mail.subject} />
          </h2>
          <p className="text-xs text-quiet">
            <Trans>
              To <Isolated>{mail.to}</Isolated>
            </Trans>
          </p>
        </div>
        <Button look="ghost" aria-pressed={plain} onClick={() => setPlain(!plain)}>
          {t`Plain text`}
        </Button>
      </header>
      {plain ? (
        <pre dir={mail.language === 'ar' ? 'rtl' : 'ltr'} className="min-h-0 flex-1 overflow-auto p-4 font-sans whitespace-pre-wrap">
          {mail.text}
        </pre>
      ) : (
        <iframe
          title={t`Mail: ${mail.subject}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
          srcDoc={framedMail(mail.html)}
          className="min-h-120 w-full flex-1 rounded-b-2xl bg-white"
        />
      )}
    </article>
  );
}
