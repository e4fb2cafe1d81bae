import { useLingui } from '@lingui/react/macro';
import { Copy, ExternalLink, FileText, Image, MapPin, Phone, Reply, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Template } from './api.ts';
import { directionOfTemplate, fillPreview, type PreviewPiece } from './fill-preview.ts';

const FILES = { image: Image, video: Video, document: FileText, location: MapPin } as const;
const BUTTONS = { reply: Reply, url: ExternalLink, phone: Phone, code: Copy, other: Reply } as const;

/** What the customer will see, in the direction of the template's language; places that are not filled in yet stand out. */
export function TemplatePreview({ template, values }: { template: Template; values: readonly string[] }): ReactNode {
  const { t } = useLingui();
  const { header, body, footer, buttons, places } = template;
  const FileIcon = header && header.kind !== 'text' ? FILES[header.kind] : null;
  return (
    <section
      aria-label={t`What the customer will see`}
      dir={directionOfTemplate(template)}
      lang={template.language.replace('_', '-')}
      className="rounded-xl bg-sunken p-3"
    >
      <div className="max-w-sm overflow-hidden rounded-2xl border border-line-strong bg-panel text-start">
        <div className="flex flex-col gap-1.5 px-3 py-2.5">
          {FileIcon && (
            <div className="grid h-24 place-items-center rounded-lg bg-sunken text-faint">
              <FileIcon aria-hidden className="size-7" />
            </div>
          )}
          {header?.text != null && (
            <p className="font-semibold wrap-anywhere">
              <Pieces pieces={fillPreview('header', header.text, places, values)} />
            </p>
          )}
          <p className="text-base whitespace-pre-wrap wrap-anywhere">
            <Pieces pieces={fillPreview('body', body, places, values)} />
          </p>
          {footer !== null && <p className="text-xs text-quiet wrap-anywhere">{footer}</p>}
        </div>
        {buttons.map((button, at) => {
          const Icon = BUTTONS[button.kind];
          return (
            <p key={at} className="flex items-center justify-center gap-1.5 border-t border-line px-3 py-2 text-accent">
              <Icon aria-hidden className={cx('size-3.5 shrink-0', button.kind === 'reply' && 'rtl:-scale-x-100')} />
              <span className="truncate">{button.text}</span>
            </p>
          );
        })}
      </div>
    </section>
  );
}

function Pieces({ pieces }: { pieces: readonly PreviewPiece[] }): ReactNode {
  return pieces.map(({ text, place, empty }, at) =>
    place === undefined ? (
      text
    ) : (
      <bdi
        key={at}
        className={cx('rounded px-1', empty ? 'border border-dashed border-lit-line bg-lit text-quiet' : 'bg-accent-soft text-ink')}
      >
        {text}
      </bdi>
    ),
  );
}
