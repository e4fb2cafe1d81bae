import type { ChannelCapabilities } from '../../channels/index.ts';
import type { FactOption } from './fact-tables.ts';
import type { OutboundPart } from './ports.ts';
import { clampTitle, splitText } from './split-text.ts';
import { text as say } from './texts.ts';

const BOLD = /\*\*([^*\n]+)\*\*/g;
const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const escapeMarkdown = (text: string) => text.replace(/[_*[\]()~`>#+\-=|{}.!\\]/g, '\\$&');

/** Our own `**bold**`, the only markup that answers use, as the channel shows it. */
export function format(text: string, formatting: ChannelCapabilities['outbound']['formatting']): string {
  if (formatting === 'whatsapp') return text.replace(BOLD, '*$1*');
  if (formatting === 'none') return text.replace(BOLD, '$1');
  const escape = formatting === 'html' ? escapeHtml : escapeMarkdown;
  // Where marks stand beside the text the adapter takes them out again: what is no mark of ours must not be read as one.
  const [open, close] = formatting === 'html' ? ['<b>', '</b>'] : formatting === 'spans' ? ['**', '**'] : ['*', '*'];
  let from = 0;
  let out = '';
  for (const match of text.matchAll(BOLD)) {
    out += `${escape(text.slice(from, match.index))}${open}${escape(match[1] ?? '')}${close}`;
    from = match.index + match[0].length;
  }
  return out + escape(text.slice(from));
}

/** An answer as the channel can carry it: complete, in as many parts as its limit asks for, with the options as buttons, list or lines. */
export function fitAnswer(
  text: string,
  options: readonly FactOption[],
  capabilities: ChannelCapabilities,
  language: 'en' | 'ar',
): OutboundPart[] {
  const parts = fitParts(text, options, capabilities, language);
  return capabilities.outbound.formatting === 'spans' ? parts.map((part) => ({ ...part, markup: 'markdown' })) : parts;
}

function fitParts(text: string, options: readonly FactOption[], capabilities: ChannelCapabilities, language: 'en' | 'ar'): OutboundPart[] {
  const { outbound } = capabilities;
  const shape = (body: string) => format(body, outbound.formatting);
  if (text.trim() === '') return [];
  const texts = (body: string): OutboundPart[] => splitShaped(body, outbound.text, shape).map((part) => ({ kind: 'text', text: part }));
  if (options.length === 0) return texts(text);
  const { buttons, list } = outbound;
  const choices =
    buttons && options.length <= buttons.max && options.every((option) => option.title.length <= buttons.titleMax)
      ? 'buttons'
      : list
        ? 'list'
        : buttons && options.length <= buttons.max
          ? 'buttons'
          : 'lines';
  if (choices === 'buttons' && buttons) {
    const [body, before] = lastPart(text, { ...outbound.text, max: Math.min(buttons.bodyMax, outbound.text.max) }, shape);
    const titles = uniqueTitles(options, buttons.titleMax);
    return [
      ...before,
      {
        kind: 'buttons',
        text: body,
        buttons: options.map((option, at) => ({ id: option.id.slice(0, buttons.idMax), title: titles[at] ?? '' })),
      },
    ];
  }
  if (choices === 'list' && list && options.length <= list.rows) {
    const [body, before] = lastPart(text, { ...outbound.text, max: Math.min(list.bodyMax, outbound.text.max) }, shape);
    const titles = uniqueTitles(options, list.titleMax);
    const rows = options.map((option, at) => {
      const full = option.title.length > list.titleMax ? option.title : option.description;
      return {
        id: option.id.slice(0, list.idMax),
        title: titles[at] ?? '',
        ...(full ? { description: clampTitle(full, list.descMax) } : {}),
      };
    });
    return [...before, { kind: 'list', text: body, button: clampTitle(say('choose', language), list.buttonMax), sections: [{ rows }] }];
  }
  return texts(`${text}\n${options.map((option) => `• ${option.title}`).join('\n')}`);
}

/** Splits before shaping, and again with less room when the channel's escapes make a part too long. */
function splitShaped(text: string, limit: ChannelCapabilities['outbound']['text'], shape: (text: string) => string): string[] {
  let max = limit.max;
  for (;;) {
    const parts = splitText(text, { max, unit: limit.unit }).map(shape);
    if (max <= 32 || parts.every((part) => splitText(part, limit).length <= 1)) return parts;
    max = Math.floor(max * 0.8);
  }
}

function lastPart(text: string, limit: ChannelCapabilities['outbound']['text'], shape: (text: string) => string): [string, OutboundPart[]] {
  const parts = splitShaped(text, limit, shape);
  return [parts.at(-1) ?? '', parts.slice(0, -1).map((part) => ({ kind: 'text', text: part }))];
}

/** Providers reject two equal titles in one message. */
function uniqueTitles(options: readonly FactOption[], max: number): string[] {
  const used = new Set<string>();
  return options.map((option) => {
    let title = clampTitle(option.title, max);
    for (let count = 2; used.has(title); count += 1) title = `${clampTitle(option.title, max - 2 - String(count).length)} ${count}`;
    used.add(title);
    return title;
  });
}
