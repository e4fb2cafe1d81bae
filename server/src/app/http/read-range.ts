/** The part that a `Range` header asks for, both its ends included; null for the whole, `'none'` where no byte of it is there (RFC 9110, 14). */
export function readRange(header: string | undefined, sizeBytes: number): { from: number; to: number } | 'none' | null {
  // Several parts, and units that nobody knows, are answered with the whole.
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const from = Math.max(0, sizeBytes - Number(last));
    return Number(last) === 0 || sizeBytes === 0 ? 'none' : { from, to: sizeBytes - 1 };
  }
  const from = Number(first);
  const to = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < from) return null;
  return from >= sizeBytes ? 'none' : { from, to };
}
