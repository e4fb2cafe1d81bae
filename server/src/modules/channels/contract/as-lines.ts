import { clampLine } from './split-text.ts';
import type { ButtonsContent, ContactCard, ListContent, LocationContent } from './types.ts';

const LONGEST_LINE = 200;

/** Choices as lines of text, for channels without buttons and for choices that cannot be buttons. An address is never cut: half of one opens nothing. */
export function choicesAsLines(content: ButtonsContent | ListContent, bullet = '-'): string {
  const choices: readonly { title: string; description?: string; url?: string }[] =
    content.kind === 'buttons' ? content.buttons : content.sections.flatMap(({ rows }) => rows);
  return choices
    .map(({ title, description, url }) => [clampLine(title, LONGEST_LINE), url?.trim() ?? clampLine(description ?? '', LONGEST_LINE * 2)])
    .map((parts) => parts.filter((part) => part !== '').join(': '))
    .filter((line) => line !== '')
    .map((line) => `${bullet} ${line}`)
    .join('\n');
}

/** A place as its name and an address any phone opens. */
export function locationAsText({ latitude, longitude, name, address }: LocationContent): string {
  return [name, address, `https://maps.google.com/?q=${latitude},${longitude}`]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join('\n');
}

/** A contact's card as its name, numbers and addresses, one a line. */
export function cardAsText(card: ContactCard): string {
  const lines = [card.formattedName, ...card.phones.map(({ phone }) => phone), ...(card.emails ?? []).map(({ email }) => email)];
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Paragraphs, without those that say nothing. */
export function joinTexts(...texts: (string | undefined)[]): string {
  return texts
    .map((text) => text?.trim() ?? '')
    .filter((text) => text !== '')
    .join('\n\n');
}
