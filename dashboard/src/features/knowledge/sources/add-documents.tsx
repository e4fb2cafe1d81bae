import { useLingui } from '@lingui/react/macro';
import { ClipboardPaste, Globe } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useMay } from '../../access/use-may.ts';
import { UploadButton } from './uploads/upload-button.tsx';

const WebDialog = lazyDialog(async () => (await withWords('document', import('./dialogs/web-dialog.tsx'))).WebDialog);
const TextDialog = lazyDialog(async () => (await withWords('document', import('./dialogs/text-dialog.tsx'))).TextDialog);

/** The ways to bring a document: files, an address, a text. */
export function AddDocuments({ uploads = true }: { uploads?: boolean }): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState<'web' | 'text' | null>(null);
  if (!useMay()('knowledge.write')) return null;
  const close = (): void => setOpen(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button className="h-9" onClick={() => setOpen('web')}>
        <Globe aria-hidden className="size-4" />
        {t`Add a website`}
      </Button>
      <Button className="h-9" onClick={() => setOpen('text')}>
        <ClipboardPaste aria-hidden className="size-4" />
        {t`Paste text`}
      </Button>
      {uploads && <UploadButton />}
      <WebDialog open={open === 'web'} onClose={close} />
      <TextDialog open={open === 'text'} onClose={close} />
    </div>
  );
}
