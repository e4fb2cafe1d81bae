/**
 * "قائمة 2026.pdf" → stem and ".pdf". Written as one right-to-left run, the bidi algorithm would show "pdf.2026".
 * Endings are short and of letters and digits; "menu v3.final copy" has none.
 */
export function splitFileName(name: string): { stem: string; ending: string } {
  const ending = /(?<=.)\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - ending.length), ending };
}
