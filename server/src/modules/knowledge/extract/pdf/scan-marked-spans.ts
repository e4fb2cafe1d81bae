const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const code = (character: string): number => character.charCodeAt(0);
const OPEN = code('(');
const CLOSE = code(')');
const BACKSLASH = code('\\');

/**
 * Walks over a page's content and gives, for each BDC operator in order, the ActualText of its dictionary or null.
 * Strings and inline images are stepped over, so that what merely looks like an operator inside them is not counted.
 */
export function scanMarkedSpans(content: Buffer): (string | null)[] {
  const spans: (string | null)[] = [];
  let actual: string | null = null;
  let wantsText = false;
  let at = 0;
  while (at < content.length) {
    const byte = content[at] ?? 0;
    if (WHITE.has(byte)) {
      at += 1;
    } else if (byte === OPEN) {
      const end = endOfString(content, at);
      if (wantsText) actual = decode(unescape(content.subarray(at + 1, end - 1)));
      wantsText = false;
      at = end;
    } else if (byte === code('<') && content[at + 1] === code('<')) {
      at += 2;
    } else if (byte === code('<')) {
      const end = content.indexOf('>', at);
      if (end < 0) break;
      if (wantsText)
        actual = decode(
          Buffer.from(
            content
              .subarray(at + 1, end)
              .toString('latin1')
              .replace(/\s/g, ''),
            'hex',
          ),
        );
      wantsText = false;
      at = end + 1;
    } else if (byte === code('%')) {
      while (at < content.length && content[at] !== 10 && content[at] !== 13) at += 1;
    } else if ('<>[]{}'.includes(String.fromCharCode(byte))) {
      at += 1;
    } else {
      const end = endOfWord(content, at);
      const word = content.subarray(at, end).toString('latin1');
      at = end;
      if (word === '/ActualText') wantsText = true;
      else if (word === 'BDC') {
        spans.push(actual);
        actual = null;
      } else if (word === 'ID') {
        const image = content
          .subarray(at)
          .toString('latin1')
          .search(/\sEI(?=\s|$)/);
        at = image < 0 ? content.length : at + image + 3;
      }
    }
  }
  return spans;
}

function endOfWord(content: Buffer, from: number): number {
  let at = from + 1;
  while (at < content.length && !WHITE.has(content[at] ?? 0) && !'/()<>[]{}%'.includes(String.fromCharCode(content[at] ?? 0))) at += 1;
  return at;
}

function endOfString(content: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const byte = content[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return content.length;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const unescape = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes.toString('latin1').replace(/\\([0-7]{1,3}|[\s\S])/g, (_, what: string) => {
      if (/^[0-7]/.test(what)) return String.fromCharCode(Number.parseInt(what, 8) & 255);
      return ESCAPES[what] ?? what;
    }),
    'latin1',
  );

/** UTF-16 with a mark, or a byte for a character. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}
