import { pick } from '../../../shared/i18n/pick.ts';
import type { Locale } from '../../../shared/i18n/locales.ts';
import { fold } from '../../../shared/text/fold.ts';
import type { CannedReply } from '../api.ts';

/** What is typed after a slash at the caret: where the slash stands and the letters after it. A slash inside a word is only a slash. */
export function slashAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1] ?? '').length - 1, typed: found[1] ?? '' } : null;
}

/** Ready answers that begin with or hold what was typed: by their shortcut first, then by their words. */
export function findCanned(replies: readonly CannedReply[], typed: string): CannedReply[] {
  const wanted = fold(typed);
  const rank = ({ shortcut, body }: CannedReply): number => {
    const name = fold(shortcut);
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return fold(`${body.en ?? ''} ${body.ar ?? ''}`).includes(wanted) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, at: rank(reply) }))
    .filter(({ at }) => at < 3)
    .toSorted((left, right) => left.at - right.at)
    .map(({ reply }) => reply);
}

/** A ready answer in the customer's language with its names filled in; a name that is not known leaves no gap behind. */
export function fillCanned(reply: CannedReply, language: Locale, names: { name: string | null; agent: string; business: string }): string {
  return pick(reply.body, language)
    .replaceAll(/[ \t]*\{\{\s*(name|agent|business)\s*\}\}/g, (whole, key: 'name' | 'agent' | 'business') => {
      const value = names[key];
      return value ? whole.replace(/\{\{.*\}\}/, () => value) : '';
    })
    .trimStart();
}
