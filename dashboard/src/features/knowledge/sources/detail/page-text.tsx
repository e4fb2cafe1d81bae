import type { ReactNode } from 'react';
import { directionOf } from '../../../../shared/text/direction-of.ts';
import { cx } from '../../../../shared/ui/class-names.ts';
import type { SourcePage } from '../api.ts';
import { type Place, toLines } from './lit.ts';

/** A page's text as the bot reads it, line by line in its own direction. */
export function PageText({ page, lit, onPoint }: { page: SourcePage; lit: Place | null; onPoint: (place: Place) => void }): ReactNode {
  return (
    <div className="mx-auto w-full max-w-3xl rounded-lg border border-line bg-panel px-4 py-4 leading-relaxed md:px-6">
      {toLines(page, lit).map((pieces, index) => (
        <p
          key={pieces[0]?.start ?? index}
          dir={directionOf(pieces.map(({ text }) => text).join('')) ?? 'auto'}
          className="min-h-4 break-words whitespace-pre-wrap [tab-size:4]"
        >
          {pieces.map((piece) => (
            <span
              key={piece.start}
              {...(piece.lit ? { 'data-lit': true } : {})}
              onPointerEnter={() => piece.text.trim() !== '' && onPoint(piece)}
              onPointerDown={() => piece.text.trim() !== '' && onPoint(piece)}
              className={cx('rounded-sm', piece.lit && 'bg-lit outline-1 outline-lit-line')}
            >
              {piece.text}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
