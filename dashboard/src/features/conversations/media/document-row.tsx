import { useLingui } from '@lingui/react/macro';
import { Download, FileText, LoaderCircle } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { saveFile } from '../../../shared/api/files.ts';
import { FileName } from '../../../shared/text/file-name.tsx';
import { fileSizeText } from '../../../shared/time/format.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { type Media, readMediaFile } from './api.ts';
import { typeText } from './type-text.ts';

/** A file to download: what it is called, what it is, how large it is. */
export function DocumentRow({ media }: { media: Media }): ReactNode {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const about = [typeText(media), media.sizeBytes === null ? null : fileSizeText(media.sizeBytes)].filter(Boolean).join(' · ');
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await readMediaFile(media.id));
    } catch (error) {
      showProblem(t`It was not downloaded`, error);
    } finally {
      setBusy(false);
    }
  };
  const name = media.name ?? t`Document`;
  return (
    <button
      type="button"
      disabled={busy}
      onClick={() => void save()}
      className="flex w-72 max-w-full items-center gap-2.5 rounded-lg border border-line bg-panel px-2.5 py-2 text-start outline-offset-2 hover:border-line-strong"
    >
      <span aria-hidden className="grid size-9 shrink-0 place-items-center rounded-md bg-accent-soft text-accent">
        <FileText className="size-4.5" />
      </span>
      <span className="sr-only">{t`Download`}</span>
      <span className="min-w-0 flex-1">
        <FileName name={name} className="max-w-full text-sm font-semibold" />
        <bdi className="block text-2xs text-quiet">{about}</bdi>
      </span>
      {busy ? (
        <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-quiet" />
      ) : (
        <Download aria-hidden className="size-4 shrink-0 text-quiet" />
      )}
    </button>
  );
}
