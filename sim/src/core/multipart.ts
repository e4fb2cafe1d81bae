export interface Part {
  name: string;
  filename: string | null;
  contentType: string | null;
  bytes: Buffer;
}

/** multipart/form-data (RFC 7578) of a body that is already in memory. Null when the boundary is missing or never closed. */
export function parseMultipart(body: Buffer, contentType: string): Part[] | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const delimiter = Buffer.from(`--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
  if (delimiter.length === 2) return null;
  const parts: Part[] = [];
  let position = body.indexOf(delimiter);
  while (position >= 0) {
    const start = position + delimiter.length;
    if (body.subarray(start, start + 2).toString() === '--') return parts;
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), start);
    if (end < 0) return null;
    const part = parsePart(body.subarray(start + 2, end));
    if (part) parts.push(part);
    position = end + 2;
  }
  return null;
}

function parsePart(raw: Buffer): Part | null {
  const split = raw.indexOf('\r\n\r\n');
  if (split < 0) return null;
  const headers = raw.subarray(0, split).toString('utf8');
  const name = /\bname="([^"]*)"/i.exec(headers)?.[1];
  if (name === undefined) return null;
  return {
    name,
    filename: /\bfilename="([^"]*)"/i.exec(headers)?.[1] ?? null,
    contentType: /^content-type:\s*(.+)$/im.exec(headers)?.[1]?.trim() ?? null,
    bytes: raw.subarray(split + 4),
  };
}
