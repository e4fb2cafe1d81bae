const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Bytes of a text file as a string, or null when they are no text.
 * Order: byte order mark, UTF-16 by its zero bytes, strict UTF-8, then windows-1256 or windows-1252 by how high bytes stand.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeBytes(bytes);
  return text === null || looksBinary(text) ? null : text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function decodeBytes(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = wideOrder(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    return new TextDecoder(standsTogether(bytes) ? 'windows-1256' : 'windows-1252').decode(bytes);
  }
}

/** UTF-16 without a mark: Latin text has a zero in every other byte, Arabic text has 0x06 there. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const value = sample[index];
    if (value !== 0 && value !== 6) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.7 && even < half * 0.2) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.2) return 'utf-16be';
  return null;
}

/** Arabic letters come in runs of high bytes; accents in Western text stand alone. */
function standsTogether(bytes: Uint8Array): boolean {
  let high = 0;
  let neighbours = 0;
  for (let index = 1; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 0xc0) continue;
    high += 1;
    if ((bytes[index - 1] ?? 0) >= 0xc0) neighbours += 1;
  }
  return high > 0 && neighbours / high > 0.4;
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);
  let odd = 0;
  for (const character of sample) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0xfffd) odd += 1;
  }
  return odd > sample.length * 0.02;
}
