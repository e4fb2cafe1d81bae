import { directionOf } from '../../../shared/text/direction-of.ts';
import type { Template, TemplatePlace } from './api.ts';

/** A stretch of a part as the customer will read it; `place` is set where something is filled in, and `empty` until it is. */
export interface PreviewPiece {
  text: string;
  place?: number;
  empty?: boolean;
}

/** A part's text with what was typed, cut at its places. */
export function fillPreview(
  part: TemplatePlace['part'],
  text: string,
  places: readonly TemplatePlace[],
  values: readonly string[],
  button: number | null = null,
): PreviewPiece[] {
  return text
    .split(/(\{\{\w+\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const place = places.findIndex((one) => one.part === part && one.button === button && one.placeholder === piece);
      if (place < 0) return { text: piece };
      const typed = (values[place] ?? '').replaceAll(/\s+/gu, ' ').trim();
      return typed === '' ? { text: piece.slice(2, -2).replaceAll('_', ' '), place, empty: true } : { text: typed, place };
    });
}

const RIGHT_TO_LEFT = /^(?:ar|he|fa|ur)(?:_|$)/i;

/** The language says how it is read; where it is another, its words do. */
export function directionOfTemplate({ language, body }: Pick<Template, 'language' | 'body'>): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : (directionOf(body) ?? 'ltr');
}

/** What can be known before anybody types: the customer's name, where a place asks for one by name. */
export function firstValues(places: readonly TemplatePlace[], contactName: string | null): string[] {
  return places.map(({ type, name }) => (type === 'text' && name !== null && /(?:^|_)name$/i.test(name) ? (contactName ?? '') : ''));
}
