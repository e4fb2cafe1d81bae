/** Bubbles from messages. Texts become nodes, never markup, so nothing a bot sends can run here. */

const ICONS = {
  sending: 'M12 7v5l3 2M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  sent: 'M5 12.500l4.500 4.500L19 7',
  delivered: 'M2 12.500l4.500 4.500L16 7M11 16l1 1L21.500 7',
  read: 'M2 12.500l4.500 4.500L16 7M11 16l1 1L21.500 7',
  failed: 'M12 7v6M12 16.500h.01M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  pin: 'M12 21s7-6.500 7-11.500a7 7 0 0 0-14 0C5 14.500 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  link: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  reply: 'M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6',
};

export function icon(name, label) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  } else svg.setAttribute('aria-hidden', 'true');
  if (name === 'reply' || name === 'list' || name === 'link') svg.classList.add('flips');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== null));
  return node;
}

const MARKS =
  /```([\s\S]+?)```|\*(\S(?:[^*\n]*\S)?)\*|_(\S(?:[^_\n]*\S)?)_|~(\S(?:[^~\n]*\S)?)~|(https?:\/\/[^\s<>"]+[^\s<>".,!?؟،)])|(\+?\d[\d ()-]{6,}\d)/g;

/**
 * WhatsApp's own marks (*bold*, _italic_, ~struck~, ```mono```), links and phone numbers. The direction follows the first
 * strong letter; a number keeps its own, else its groups change places in an Arabic line.
 */
export function richText(text) {
  const block = element('div', 'text');
  block.dir = 'auto';
  let position = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, mono, bold, italic, struck, url, number] = match;
    const before = text[match.index - 1] ?? ' ';
    if (!url && !number && /[\p{L}\p{N}]/u.test(before)) continue;
    block.append(text.slice(position, match.index));
    position = match.index + whole.length;
    if (url) {
      const link = element('a', '', url);
      link.href = url;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      link.dir = 'ltr';
      block.append(link);
    } else if (number) {
      const run = element('bdi', 'number', number);
      run.dir = 'ltr';
      block.append(run);
    } else block.append(element(mono ? 'code' : bold ? 'strong' : italic ? 'em' : 's', '', mono ?? bold ?? italic ?? struck));
  }
  block.append(text.slice(position));
  return block;
}

/** @param context {{ text, language, onChoice, onList, onLocation }} */
export function renderMessage(message, context) {
  const { text } = context;
  const mine = message.author === 'customer';
  const bubble = element('div', 'bubble');
  if (message.quoted) {
    const quote = element('div', 'quote', message.quoted.text || '…');
    quote.dir = 'auto';
    bubble.append(quote);
  }
  if (message.story) bubble.append(element('div', 'quote', text.story));
  const view = message.interactive;
  if (view?.header) bubble.append(withAutoDirection(element('div', 'head', view.header)));
  const media = renderMedia(message, text);
  if (media) bubble.append(media);
  if (message.location) bubble.append(renderPlace(message.location, text));
  else if (message.removed) bubble.append(element('div', 'text faint', text.unsent));
  else if (message.text) bubble.append(richText(message.text));
  else if (!media && !view) bubble.append(element('div', 'text faint', text.unsupported));
  if (view?.footer) bubble.append(withAutoDirection(element('div', 'foot', view.footer)));
  bubble.append(renderMeta(message, mine, context));
  const row = element(
    'article',
    `row ${mine ? 'mine' : 'theirs'}`,
    element('h3', 'hidden', mine ? text.you : context.businessName),
    bubble,
  );
  row.dataset.id = message.id;
  if (view) row.append(...renderChoices(message, view, context));
  paintReaction(row, message.reaction);
  return row;
}

function renderMeta(message, mine, { text, language }) {
  const time = element(
    'time',
    '',
    new Intl.DateTimeFormat(`${language}-u-nu-latn`, { hour: 'numeric', minute: '2-digit' }).format(message.at),
  );
  time.dateTime = new Date(message.at).toISOString();
  const meta = element('div', 'meta', time);
  if (message.edits) meta.prepend(element('span', '', text.edited));
  if (mine) {
    const ticks = element('span', 'ticks');
    meta.append(ticks);
    paintTicks(ticks, message.status, text);
  }
  return meta;
}

export function paintTicks(ticks, status, text) {
  ticks.dataset.status = status;
  ticks.title = text[status];
  ticks.replaceChildren(icon(status, text[status]));
}

export function paintReaction(row, emoji) {
  row.querySelector('.reaction')?.remove();
  row.classList.toggle('reacted', Boolean(emoji));
  if (emoji) row.querySelector('.bubble').append(element('span', 'reaction', emoji));
}

function renderMedia(message, text) {
  const { media } = message;
  if (!media) return null;
  const source = media.id ? `/_sim/phone/media/${encodeURIComponent(media.id)}` : media.url;
  if (message.kind === 'image' || message.kind === 'sticker') {
    const image = element('img', message.kind);
    image.src = source;
    image.alt = media.caption || text[message.kind];
    return image;
  }
  if (message.kind === 'audio' || message.kind === 'video') {
    const player = element(message.kind, 'player');
    player.controls = true;
    player.preload = 'none';
    player.src = source;
    player.setAttribute('aria-label', message.kind === 'audio' ? text.voice : text.video);
    return player;
  }
  const link = element('a', 'file', icon('file'), withAutoDirection(element('span', '', media.filename || text.document)));
  link.href = source;
  link.download = media.filename || '';
  return link;
}

function renderPlace(place, text) {
  const link = element('a', 'place-link', text.openMap);
  link.href = `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=16/${place.latitude}/${place.longitude}`;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  const words = element('div', 'place-words');
  if (place.name) words.append(withAutoDirection(element('strong', '', place.name)));
  if (place.address) words.append(withAutoDirection(element('span', 'faint', place.address)));
  words.append(link);
  return element('div', 'place', element('span', 'place-map', icon('pin')), words);
}

function renderChoices(message, view, context) {
  const choices = view.buttons.map((button) => toChoice(message, button, context));
  for (const card of view.cards ?? []) {
    const words = element('div', 'card-words', withAutoDirection(element('strong', '', card.title)));
    if (card.subtitle) words.append(withAutoDirection(element('span', 'faint', card.subtitle)));
    choices.push(element('div', 'card', words, ...card.buttons.map((button) => toChoice(message, button, context))));
  }
  if (view.list) choices.push(choiceButton('list', view.list.button, (self) => context.onList(message, view.list, self)));
  if (view.asksLocation) choices.push(choiceButton('pin', context.text.shareLocation, () => context.onLocation(message)));
  if (view.link) {
    const link = element('a', 'choice', icon('link'), withAutoDirection(element('span', '', view.link.title)));
    link.href = view.link.url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    choices.push(link);
  }
  return choices;
}

/** A button answers with its id, unless it opens an address. */
function toChoice(message, button, context) {
  if (!button.url)
    return choiceButton('reply', button.title, (self) =>
      context.onChoice(message, button.reply ?? 'button_reply', { id: button.id, title: button.title }, self),
    );
  const link = element('a', 'choice', icon('link'), withAutoDirection(element('span', '', button.title)));
  link.href = button.url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}

function choiceButton(symbol, title, onTap) {
  const button = element('button', 'choice', icon(symbol), withAutoDirection(element('span', '', title)));
  button.type = 'button';
  button.addEventListener('click', () => onTap(button));
  return button;
}

export function withAutoDirection(node) {
  node.dir = 'auto';
  return node;
}

/** "Today", "Yesterday", else the date, as a separator. */
export function dayLabel(at, text, language) {
  const startOfDay = (time) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((startOfDay(Date.now()) - startOfDay(at)) / 86_400_000);
  if (days === 0) return text.today;
  if (days === 1) return text.yesterday;
  return new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}
