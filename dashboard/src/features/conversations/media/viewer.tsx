import { Dialog as Base } from '@base-ui/react/dialog';
import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, Download, LoaderCircle, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { saveFile } from '../../../shared/api/files.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { type Media, readMediaFile } from './api.ts';
import { useMediaFile } from './use-media-file.ts';

const control =
  'target grid size-10 shrink-0 place-items-center rounded-full bg-[#fff]/15 text-[#fff] hover:bg-[#fff]/30 disabled:opacity-30 outline-offset-2';

/** A picture as large as the window lets it be. Arrow keys turn to the next as they point; Escape closes. */
export function Viewer({
  pictures,
  at,
  onAt,
  onClose,
}: {
  pictures: readonly Media[];
  at: number;
  onAt: (at: number) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useLingui();
  const { direction } = useLocale();
  const popup = useRef<HTMLDivElement>(null);
  const media = pictures[at];
  const { url } = useMediaFile(media?.id ?? '', media !== undefined);
  if (!media) return null;
  const [number, total] = [at + 1, pictures.length];
  const step = (by: number): void => {
    if (pictures[at + by]) onAt(at + by);
  };
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    step(event.key === forward ? 1 : -1);
  };
  const save = (): void => {
    readMediaFile(media.id).then(saveFile, (error: unknown) => showProblem(t`It was not downloaded`, error));
  };
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-[#000]/90" />
        <Base.Viewport className="fixed inset-0 z-50">
          <Base.Popup ref={popup} initialFocus={popup} onKeyDown={press} className="flex size-full flex-col outline-none">
            <div className="flex items-center gap-2 p-3 text-[#fff]">
              <Base.Title className="me-auto ps-1 text-sm">{total > 1 ? t`Picture ${number} of ${total}` : t`Picture`}</Base.Title>
              <button type="button" aria-label={t`Download`} onClick={save} className={control}>
                <Download aria-hidden className="size-5" />
              </button>
              <Base.Close aria-label={t`Close`} className={control}>
                <X aria-hidden className="size-5" />
              </Base.Close>
            </div>
            <div className="flex min-h-0 flex-1 items-center gap-2 px-3 pb-4">
              {total > 1 && (
                <button type="button" aria-label={t`Previous picture`} disabled={at === 0} onClick={() => step(-1)} className={control}>
                  <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
                </button>
              )}
              <div className="grid h-full min-w-0 flex-1 place-items-center">
                {url ? (
                  <img src={url} alt={t`Picture ${number} of ${total}`} className="max-h-full max-w-full rounded-md object-contain" />
                ) : (
                  <LoaderCircle aria-label={t`Loading`} className="size-8 animate-spin text-[#fff]" />
                )}
              </div>
              {total > 1 && (
                <button type="button" aria-label={t`Next picture`} disabled={number === total} onClick={() => step(1)} className={control}>
                  <ChevronRight aria-hidden className="size-5 rtl:-scale-x-100" />
                </button>
              )}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
