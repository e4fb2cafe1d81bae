import { drawLink, drawText } from './draw-text.ts';
import { element, picture, PICTURES } from './element.ts';
import type { WebchatContent } from './types.ts';
import { type Language, sizeText, type Words } from './words.ts';

/** What is in a bubble. A file that does not load is still its link. */
export function drawContent(content: WebchatContent, words: Words, language: Language): Node {
  switch (content.kind) {
    case 'text':
    case 'buttons':
      return drawText(content.text, content.spans);
    case 'location': {
      const { latitude, longitude, name, address } = content;
      const label = [name, address].filter(Boolean).join('\n');
      const link = drawLink(`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`, words.map);
      return join(label === '' ? [] : [label, '\n'], link);
    }
    case 'media':
      return join([drawFile(content, words, language)], ...(content.caption ? ['\n', drawText(content.caption, undefined)] : []));
  }
}

type Media = Extract<WebchatContent, { kind: 'media' }>;

function drawFile({ media, url, filename, caption, sizeBytes, width, height }: Media, words: Words, language: Language): Node {
  const label = filename ?? words.file;
  const named = nameFile(label, sizeBytes === undefined ? '' : sizeText(sizeBytes, language));
  // Let go, or waiting on a page that did not choose it.
  if (!/^(?:https?|blob):/i.test(url)) return element('span', { class: 'file' }, ...named);
  if (media === 'image' || media === 'sticker') {
    const image = element('img', {
      src: url,
      alt: caption ?? label,
      loading: 'lazy',
      ...(width && height && { width: String(width), height: String(height) }),
      onerror: () => image.replaceWith(...named),
    });
    return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', class: 'file' }, image);
  }
  if (media === 'video') return element('video', { src: url, controls: true, preload: 'metadata', 'aria-label': label });
  if (media === 'audio' || media === 'voice') return element('audio', { src: url, controls: true, preload: 'none', 'aria-label': label });
  return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', class: 'file' }, ...named);
}

/** A file's name runs as its first letter does, and its ending stays whole: beside Arabic letters it would turn into "pdf.". */
function nameFile(name: string, size: string): Node[] {
  const [, stem = name, ending = ''] = /^(.+)(\.[a-z0-9]{1,5})$/i.exec(name) ?? [];
  const dir = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(stem) ? 'rtl' : 'ltr';
  return [
    picture(PICTURES.file),
    element('span', { dir }, element('bdi', {}, stem), element('bdi', { dir: 'ltr' }, ending)),
    ...(size === '' ? [] : [element('small', {}, element('bdi', {}, size))]),
  ];
}

function join(before: (Node | string)[], ...after: (Node | string)[]): DocumentFragment {
  const out = document.createDocumentFragment();
  out.append(...before, ...after);
  return out;
}

/** Ready answers below the newest message. */
export function drawChoices(
  content: WebchatContent | undefined,
  choose: (choice: { id: string; title: string }) => void,
): HTMLElement | null {
  if (content?.kind !== 'buttons' || content.buttons.length === 0) return null;
  return element(
    'div',
    { class: 'choices' },
    ...content.buttons.map(({ id, title, description, url }) => {
      const inside = [element('span', { dir: 'auto' }, title), ...(description ? [element('small', { dir: 'auto' }, description)] : [])];
      if (url !== undefined && /^https:/i.test(url))
        return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...inside);
      return element('button', { type: 'button', onclick: () => choose({ id, title }) }, ...inside);
    }),
  );
}
