import { Trans, useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from '../settings/parts/copy-button.tsx';
import type { Webchat } from './api.ts';

/** The line that puts the chat on a website, and a page to try it on before. */
export function Snippet({ chat }: { chat: Webchat }): ReactNode {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-quiet">
        <Trans>Paste this line into the pages of your website, at the end of the body.</Trans>
      </p>
      <pre dir="ltr" className="rounded-xl border border-line bg-sunken p-3 text-start font-mono text-xs break-all whitespace-pre-wrap">
        {chat.snippet}
      </pre>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={chat.snippet} />
        <a
          href={chat.tryUrl}
          target="_blank"
          rel="noreferrer"
          className="target inline-flex items-center gap-1 text-sm font-semibold text-accent hover:underline"
        >
          {t`Try it on a page of ours`}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      </div>
    </div>
  );
}
