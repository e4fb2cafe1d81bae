import { clampLine } from '../contract/split-text.ts';
import type { ButtonsContent, ContactCard, ListContent, LocationContent } from '../contract/types.ts';

const LONGEST_LINE = 200;

/** Choices as lines of text, for channels without buttons. */
export function choicesAsLines(content: ButtonsContent | ListContent): string {
  const choices = content.kind === 'buttons' ? content.buttons : content.sections.flatMap(({ rows }) => rows);
  return choices
    .map((choice) => {
      const more = 'description' in choice ? choice.description : 'url' in choice ? choice.url : undefined;
      const title = clampLine(choice.title, LONGEST_LINE);
      return `- ${more === undefined || more.trim() === '' ? title : `${title}: ${clampLine(more, LONGEST_LINE * 2)}`}`;
    })
    .filter((line) => line !== '- ')
    .join('\n');
}

/** A place as its name and an address any phone opens. */
export function locationAsText({ latitude, longitude, name, address }: LocationContent): string {
  return [name, address, `https://maps.google.com/?q=${latitude},${longitude}`]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join('\n');
}

export function cardAsText(card: ContactCard): string {
  const lines = [card.formattedName, ...card.phones.map(({ phone }) => phone), ...(card.emails ?? []).map(({ email }) => email)];
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function joinTexts(...texts: (string | undefined)[]): string {
  return texts
    .map((text) => text?.trim() ?? '')
    .filter((text) => text !== '')
    .join('\n\n');
}
