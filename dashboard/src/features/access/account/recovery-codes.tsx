import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { saveFile } from '../../../shared/api/files.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { CopyButton } from '../../settings/parts/copy-button.tsx';
import { Tick } from '../../settings/parts/fields.tsx';

/** Shown this once; the way out is to say that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }): ReactNode {
  const { t } = useLingui();
  const client = useQueryClient();
  const [kept, setKept] = useState(false);
  const text = codes.join('\n');
  const done = (): void => {
    onDone();
    for (const key of ['account', 'activity']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-quiet">
        <Trans>If your phone is lost, one of these lets you in instead of a code. Each works once, and they are shown only now.</Trans>
      </p>
      <ul
        dir="ltr"
        aria-label={t`Recovery codes`}
        className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-xl bg-sunken px-4 py-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} />
        <Button onClick={() => saveFile({ name: 'wafaa-recovery-codes.txt', blob: new Blob([`${text}\n`], { type: 'text/plain' }) })}>
          <Download aria-hidden className="size-4" />
          {t`Download`}
        </Button>
      </div>
      <Tick
        label={t`I have kept them where I find them without my phone`}
        checked={kept}
        onChange={(event) => setKept(event.target.checked)}
      />
      <Button look="primary" className="self-end" disabled={!kept} onClick={done}>
        {t`Done`}
      </Button>
    </div>
  );
}
