import { dayLabel, element, paintReaction, paintTicks, renderMessage, withAutoDirection } from './render.js';
import { fill, readPage } from './strings.js';

const { query, language, text } = readPage();
const byId = (id) => document.getElementById(id);
const thread = byId('thread');
const input = byId('input');
const account = query.get('account') ?? '';
let contact = openContact();
let business = null;
let stream = null;

label('restart', text.newContact, text.newContactHint);
byId('restart-label').textContent = text.newContact;
label('theme', text.switchTheme);
label('attach', text.attach);
label('send', text.send);
label('sheet-close', text.close);
byId('language').textContent = language === 'ar' ? 'EN' : 'ع';
label('language', `${byId('language').textContent} · ${text.switchLanguage}`);
byId('language').lang = language === 'ar' ? 'en' : 'ar';
thread.setAttribute('aria-label', text.conversation);
byId('chips').setAttribute('aria-label', text.suggestions);
byId('menu').setAttribute('aria-label', text.attach);
input.placeholder = text.message;
input.setAttribute('aria-label', text.message);
byId('state').textContent = text.connecting;
for (const button of byId('menu').querySelectorAll('button')) button.lastElementChild.textContent = text[button.dataset.send];
fitInput();
// Whoever frames the phone has its own switches for language and theme.
document.documentElement.classList.toggle('framed', window.parent !== window);
connect();

function label(id, words, hint = words) {
  byId(id).setAttribute('aria-label', words);
  byId(id).title = hint;
}

/** The contact of the address, else the one this browser used before, else a new one. */
function openContact(fresh = false) {
  const key = `contact:${account}`;
  const stored = fresh ? null : (query.get('contact') ?? remember(key));
  const id = stored ?? `9665${String(Math.floor(Math.random() * 90_000_000) + 10_000_000)}`;
  remember(key, id);
  query.set('contact', id);
  history.replaceState(null, '', `?${query}`);
  paintLanguageLink();
  const index = Number(id.replace(/\D/g, '').slice(-6)) % text.names.length;
  return { id, name: text.names[index] };
}

/** Storage may be closed to a framed page; then each visit is a new contact. */
function remember(key, value) {
  try {
    if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function paintLanguageLink() {
  const other = new URLSearchParams(query);
  other.set('lang', language === 'ar' ? 'en' : 'ar');
  byId('language').href = `?${other}`;
}

function connect() {
  stream?.close();
  stream = new EventSource(`/_sim/phone/stream?${new URLSearchParams({ account, contact: contact.id, name: contact.name })}`);
  on('snapshot', paintAll);
  on('message', ({ message }) => {
    const follow = message.author === 'customer' || isAtEnd();
    append(message);
    if (follow) scrollToEnd();
  });
  on('status', ({ id, status }) => {
    const ticks = rowOf(id)?.querySelector('.ticks');
    if (ticks) paintTicks(ticks, status, text);
  });
  on('change', ({ message }) => rowOf(message.id)?.replaceWith(toRow(message)));
  on('reaction', ({ id, emoji }) => {
    const row = rowOf(id);
    if (row) paintReaction(row, emoji);
  });
  on('typing', ({ on: typing }) => paintTyping(typing));
  stream.onopen = () => notice(null);
  stream.onerror = () => notice(business ? text.reconnecting : text.unknownAccount);
}

function on(name, run) {
  stream.addEventListener(name, (event) => run(JSON.parse(event.data)));
}

function rowOf(id) {
  return thread.querySelector(`[data-id="${CSS.escape(id)}"]`);
}

function notice(words) {
  byId('notice').hidden = words === null;
  byId('notice').textContent = words ?? '';
}

function paintAll(snapshot) {
  business = snapshot.account;
  contact.name = snapshot.contact.name;
  const name = business.name[language];
  dress(business);
  document.title = fill(text.phoneTitle, { name });
  byId('name').textContent = name;
  byId('avatar').textContent = [...name][0] ?? '';
  thread.replaceChildren();
  thread.removeAttribute('aria-live');
  if (snapshot.messages.length === 0) paintEmpty(name);
  for (const message of snapshot.messages) append(message);
  paintTyping(snapshot.typing);
  paintChips(business.suggestions?.[language] ?? text.chips);
  scrollToEnd();
  // Only what arrives from now on is announced.
  requestAnimationFrame(() => thread.setAttribute('aria-live', 'polite'));
}

/** The channel's look, and what its app can send. */
function dress({ channel, sends }) {
  if (document.documentElement.dataset.channel !== channel) {
    document.documentElement.dataset.channel = channel;
    const look = element('link');
    look.rel = 'stylesheet';
    look.href = `/assets/channels/${encodeURIComponent(channel)}.css`;
    document.head.append(look);
  }
  for (const button of byId('menu').querySelectorAll('button')) button.hidden = !sends.includes(button.dataset.send);
  byId('attach').hidden = sends.length === 0;
}

function paintEmpty(name) {
  const body = withAutoDirection(element('p', '', fill(text.emptyBody, { name, contact: contact.name })));
  thread.append(element('div', 'empty', element('h2', '', text.emptyTitle), body));
}

function append(message) {
  thread.querySelector('.empty')?.remove();
  if (rowOf(message.id)) return;
  const day = dayLabel(message.at, text, language);
  if (thread.dataset.day !== day || !thread.querySelector('.day')) {
    thread.append(element('h2', 'day', day));
    thread.dataset.day = day;
  }
  const row = toRow(message);
  const previous = thread.lastElementChild;
  if (previous?.classList.contains('row') && previous.classList.contains('mine') === row.classList.contains('mine'))
    row.classList.add('joined');
  const typing = thread.querySelector('.typing');
  if (typing) typing.before(row);
  else thread.append(row);
  const image = row.querySelector('img');
  if (image && isAtEnd()) image.addEventListener('load', scrollToEnd, { once: true });
}

function toRow(message) {
  return renderMessage(message, { text, language, businessName: business.name[language], onChoice, onList, onLocation });
}

function paintTyping(typing) {
  byId('state').textContent = typing ? text.typing : `${text.automated} · \u2066${business.address}\u2069`;
  byId('state').classList.toggle('live', typing);
  thread.querySelector('.typing')?.remove();
  if (!typing) return;
  const dots = element('div', 'row theirs typing', element('div', 'bubble', element('i'), element('i'), element('i')));
  dots.setAttribute('aria-hidden', 'true');
  thread.append(dots);
  scrollToEnd();
}

function paintChips(questions) {
  byId('chips').replaceChildren(
    ...questions.map((question) => {
      const chip = withAutoDirection(element('button', 'chip', question));
      chip.type = 'button';
      chip.addEventListener('click', () => send({ type: 'text', text: question }));
      return chip;
    }),
  );
}

function isAtEnd() {
  return thread.scrollHeight - thread.scrollTop - thread.clientHeight < 120;
}

function scrollToEnd() {
  thread.scrollTop = thread.scrollHeight;
}

async function send(message) {
  try {
    const response = await fetch('/_sim/phone/send', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, from: { id: contact.id, name: contact.name }, ...message }),
    });
    if (!response.ok) return notice(fill(text.fileRefused, { reason: (await response.json()).error }));
    notice(null);
  } catch {
    notice(text.sendFailed);
  }
}

function onChoice(message, type, choice, button) {
  for (const other of button.parentElement.querySelectorAll('.choice')) other.disabled = true;
  button.classList.add('taken');
  void send({ type, choice, replyTo: message.id });
}

function onLocation(message) {
  const location = { latitude: 24.774265, longitude: 46.738586, ...text.place };
  void send({ type: 'location', location, ...(message ? { replyTo: message.id } : {}) });
}

function onList(message, list, opener) {
  byId('sheet-title').textContent = list.button;
  byId('sheet-rows').replaceChildren(
    ...list.sections.map((section) => {
      const group = element('section', '', section.title ? withAutoDirection(element('h3', '', section.title)) : null);
      for (const row of section.rows) {
        const words = [
          withAutoDirection(element('strong', '', row.title)),
          row.description ? withAutoDirection(element('span', '', row.description)) : null,
        ];
        const button = element('button', 'pick', ...words);
        button.type = 'button';
        button.addEventListener('click', () => {
          byId('sheet').close();
          void send({ type: 'list_reply', choice: row.description ? row : { id: row.id, title: row.title }, replyTo: message.id });
        });
        group.append(button);
      }
      return group;
    }),
  );
  byId('sheet').showModal();
  byId('sheet').addEventListener('close', () => opener.focus(), { once: true });
}

byId('sheet-close').addEventListener('click', () => byId('sheet').close());
byId('sheet').addEventListener('click', (event) => {
  if (event.target === byId('sheet')) byId('sheet').close();
});

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = input.value.trim();
  if (words === '') return;
  input.value = '';
  fitInput();
  void send({ type: 'text', text: words });
});
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId('composer').requestSubmit();
});
input.addEventListener('input', fitInput);

/** An empty field follows the page, so that its hint does; a filled one follows its first strong letter. */
function fitInput() {
  input.dir = input.value === '' ? document.documentElement.dir : 'auto';
  input.rows = Math.min(5, Math.max(1, input.value.split('\n').length));
}

byId('restart').addEventListener('click', () => {
  contact = openContact(true);
  connect();
  input.focus();
});
byId('theme').addEventListener('click', () => {
  const dark = document.documentElement.dataset.theme !== 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  query.set('theme', dark ? 'dark' : 'light');
  history.replaceState(null, '', `?${query}`);
  paintLanguageLink();
});
byId('attach').addEventListener('click', () => showMenu(byId('menu').hidden));

function showMenu(open) {
  byId('menu').hidden = !open;
  byId('attach').setAttribute('aria-expanded', String(open));
}

const SENDS = {
  samplePhoto: { type: 'image' },
  storyReply: { type: 'story_reply', text: text.storyQuestion },
  storyMention: { type: 'story_mention' },
};

byId('menu').addEventListener('click', (event) => {
  const kind = event.target.closest('button')?.dataset.send;
  if (!kind) return;
  if (kind === 'photo') byId('file').click();
  else if (kind === 'location') onLocation();
  else void send(SENDS[kind] ?? { type: kind });
  showMenu(false);
});
byId('file').addEventListener('change', () => void sendPicked());

async function sendPicked() {
  const [file] = byId('file').files;
  byId('file').value = '';
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  void send({ type: 'image', media: { base64: btoa(binary), mimeType: file.type } });
}
