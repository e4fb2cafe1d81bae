import type { HiddenCause } from './types.ts';

interface Run {
  text: string;
  cause: HiddenCause | null;
}

const MAX_RUNS = 200_000;
/** A reader of the runs may have left some out: that many are looked over for the next one. */
const REACH = 50;

/**
 * Which runs of a Word document cannot be seen: marked as hidden, of no size, or white where nothing in the document is
 * shaded. The answer is asked once for each run in order, by its text.
 */
export function findHiddenRuns(documentXml: string): (text: string) => HiddenCause | null {
  const isShaded = /w:fill="(?!auto|ffffff)[\da-f]{6}"|<w:highlight |<w:background |<wp:anchor|<v:background/i.test(documentXml);
  const runs: Run[] = [];
  for (const [, body = ''] of documentXml.matchAll(/<w:r(?:\s[^>]*)?>([\s\S]{0,50000}?)<\/w:r>/g)) {
    const text = [...body.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map((match) => decode(match[1] ?? '')).join('');
    if (text !== '') runs.push({ text, cause: causeOf(/<w:rPr>([\s\S]*?)<\/w:rPr>/.exec(body)?.[1] ?? '', isShaded) });
    if (runs.length >= MAX_RUNS) break;
  }
  if (!runs.some((run) => run.cause)) return () => null;
  let next = 0;
  return (text) => {
    if (text === '') return null;
    const found = runs.slice(next, next + REACH).findIndex((run) => run.text === text);
    if (found < 0) return null;
    next += found + 1;
    return runs[next - 1]?.cause ?? null;
  };
}

function causeOf(look: string, isShaded: boolean): HiddenCause | null {
  if (/<w:(?:vanish|webHidden|specVanish)(?:\s*\/>|\s+w:val="(?:1|true|on)"\s*\/>)/.test(look)) return 'not_displayed';
  const halfPoints = /<w:sz(?:Cs)? w:val="(\d+)"/.exec(look)?.[1];
  if (halfPoints && Number(halfPoints) <= 3) return 'too_small';
  return !isShaded && /<w:color w:val="f[c-f]f[c-f]f[c-f]"/i.test(look) ? 'same_colour' : null;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal: string, hex: string, name: string) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (NAMED[name] ?? whole);
  });
