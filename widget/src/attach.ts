import type { Chat } from './chat.ts';
import { element, picture, PICTURES } from './element.ts';
import { canRecord, type Recording, startRecording } from './record.ts';
import { type Language, sizeText, type Words } from './words.ts';

const AT_ONCE = 10;
/** What runs somewhere when it is opened; the server looks at the bytes as well. */
const PROGRAM = /\.(?:exe|msi|bat|cmd|com|scr|apk|jar|dmg|deb|rpm|lnk|ps1|vbs)$/i;

export interface Attach {
  /** Of the form: before the field, and behind it. */
  before: HTMLElement[];
  behind: HTMLElement[];
  /** Stands in the form's place while a voice note is spoken. */
  recorder: HTMLElement;
  complaint: HTMLElement;
  drop: HTMLElement;
  /** Takes what was dropped or pasted. @returns whether there was a file in it */
  take(given: DataTransfer | null): boolean;
  stop(): void;
}

interface Given {
  chat: Chat;
  words: Words;
  language: Language;
  maxBytes: number;
  /** Shows the form, or the recorder in its place. */
  onRecording(on: boolean): void;
}

/** Files and voice notes: chosen, dropped, pasted or spoken. What would not be taken is said before anything is sent. */
export function createAttach({ chat, words, language, maxBytes, onRecording }: Given): Attach {
  const size = sizeText(maxBytes, language);
  const complaint = element('div', { class: 'note bad', role: 'alert', hidden: true });
  const complain = (text: string): void => {
    complaint.hidden = text === '';
    complaint.textContent = text;
  };
  const attach = (files: readonly File[]): void => {
    const problems = files.length > AT_ONCE ? [words.tooMany(AT_ONCE)] : [];
    for (const file of files.slice(0, AT_ONCE)) {
      // In a sentence of the other direction a name keeps its own.
      const name = `\u2068${file.name}\u2069`;
      if (file.size > maxBytes) problems.push(words.tooLarge(name, size));
      else if (file.size === 0 || PROGRAM.test(file.name)) problems.push(words.wrongType(name));
      else chat.attach(file, file.name);
    }
    complain(problems.join('\n'));
  };
  const input = element('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    onchange: () => {
      attach([...(input.files ?? [])]);
      input.value = '';
    },
  });
  const icon = (name: keyof typeof PICTURES, label: string, onclick: () => void, look = 'plain'): HTMLButtonElement =>
    element('button', { type: 'button', class: look, 'aria-label': label, title: label, onclick }, picture(PICTURES[name]));

  let recording: Recording | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const clock = element('bdi', { class: 'clock' });
  const end = (): void => {
    clearInterval(timer);
    recording = null;
    onRecording(false);
  };
  const record = async (): Promise<void> => {
    complain('');
    try {
      recording ??= await startRecording();
    } catch {
      complain(words.noMicrophone);
      return;
    }
    const from = Date.now();
    const tick = (): void => {
      const seconds = Math.floor((Date.now() - from) / 1_000);
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    };
    tick();
    timer = setInterval(tick, 500);
    onRecording(true);
  };
  const finish = async (): Promise<void> => {
    const file = await recording?.finish();
    end();
    if (!file) return;
    const ending = /mp4/.test(file.type) ? 'm4a' : /ogg/.test(file.type) ? 'ogg' : 'webm';
    if (file.size > maxBytes) complain(words.tooLarge(words.voice, size));
    else chat.attach(file, `${words.voice}.${ending}`, true);
  };
  const stop = (): void => {
    if (!recording) return;
    recording.discard();
    end();
  };
  const recorder = element(
    'div',
    { class: 'form', hidden: true },
    icon('close', words.discard, stop),
    element('span', { class: 'live', role: 'status' }, `${words.recording} `, clock),
    icon('send', words.sendRecording, () => void finish(), 'go'),
  );
  return {
    before: [input, icon('clip', words.attach(size), () => input.click())],
    behind: canRecord() ? [icon('mic', words.record, () => void record())] : [],
    recorder,
    complaint,
    drop: element('div', { class: 'drop', hidden: true, 'aria-hidden': 'true' }, words.drop(size)),
    take(given) {
      const files = [...(given?.files ?? [])];
      if (files.length > 0) attach(files);
      return files.length > 0;
    },
    stop,
  };
}
