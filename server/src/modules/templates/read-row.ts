import type { TemplateView } from '@wafaa/contracts';
import type { Selectable } from 'kysely';
import type { Schema } from '../../platform/db/index.ts';
import type { TemplateShape } from '../channels/index.ts';

export type TemplateRow = Pick<
  Selectable<Schema['message_template']>,
  'id' | 'name' | 'language' | 'category' | 'state' | 'reason' | 'quality'
> & { shape: Record<string, unknown> };

export const TEMPLATE_COLUMNS = ['id', 'name', 'language', 'category', 'state', 'reason', 'quality', 'shape'] as const;

/** Written by `storeTemplates` alone, from what an adapter read. */
export const shapeOf = (row: TemplateRow): TemplateShape => row.shape as unknown as TemplateShape;

export const isSendable = (row: TemplateRow): boolean => row.state === 'approved' && shapeOf(row).unsupported === null;

/** A template as people see it. */
export function presentTemplate(row: TemplateRow): TemplateView {
  const { id, name, language, category, state, reason, quality } = row;
  const { header, body, footer, buttons, places, unsupported } = shapeOf(row);
  return {
    ...{ id, name, language, category, state, reason, quality, body, footer, unsupported },
    header: header && { kind: header.kind, text: header.kind === 'text' ? header.text : null },
    buttons: buttons.map(({ kind, text, url }) => ({ kind, text, url: url ?? null })),
    places: places.map((place) => ({
      part: place.part,
      type: place.type,
      placeholder: place.token ?? null,
      name: place.name ?? null,
      button: place.button ?? null,
      example: place.example ?? null,
    })),
    sendable: isSendable(row),
  };
}
