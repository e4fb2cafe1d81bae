import type { ButtonsContent } from './types.ts';

/** For channels whose buttons open no address: those that would become lines of the text. */
export function linksAsLines(content: ButtonsContent): ButtonsContent {
  const links = content.buttons.filter((button) => button.url !== undefined);
  if (links.length === 0) return content;
  const lines = links.map(({ title, url = '' }) => `${title.trim() === '' ? '' : `${title.trim()}: `}${url}`);
  return { ...content, text: [content.text, ...lines].join('\n'), buttons: content.buttons.filter((button) => button.url === undefined) };
}
