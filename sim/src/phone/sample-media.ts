import { deflateSync } from 'node:zlib';

/** A real PNG: a warm plate-like disc on a dark table, 320 x 240. */
export function samplePhoto(): Buffer {
  const width = 320;
  const height = 240;
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const distance = Math.hypot(x - width / 2, y - height / 2);
      const [red, green, blue] = distance < 60 ? [214, 120 + (x % 40), 60] : distance < 90 ? [245, 240, 230] : [60 + (y >> 3), 44, 38];
      rows.set([red, green, blue], y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND', Buffer.alloc(0))]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32Png(body));
  return Buffer.concat([length, body, check]);
}

function crc32Png(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A real Ogg Opus file of `seconds` of silence (mono, 20 ms frames), the container WhatsApp uses for voice notes. */
export function sampleVoiceNote(seconds = 2): Buffer {
  const head = Buffer.from('OpusHead\x01\x01\x38\x01\x80\xbb\x00\x00\x00\x00\x00', 'latin1');
  const vendor = Buffer.from('sim');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(vendor.length);
  const tags = Buffer.concat([Buffer.from('OpusTags'), length, vendor, Buffer.alloc(4)]);
  const silence = Buffer.from([0xf8, 0xff, 0xfe]);
  const frames = Array.from({ length: seconds * 50 }, () => silence);
  const pages = [oggPage([head], 0, 0, 0x02), oggPage([tags], 1, 0, 0)];
  for (let index = 0; index < frames.length; index += 50) {
    const isLast = index + 50 >= frames.length;
    pages.push(oggPage(frames.slice(index, index + 50), pages.length, (index + 50) * 960, isLast ? 0x04 : 0));
  }
  return Buffer.concat(pages);
}

function oggPage(packets: Buffer[], sequence: number, granule: number, flags: number): Buffer {
  const header = Buffer.alloc(27);
  header.write('OggS', 0, 'latin1');
  header[5] = flags;
  header.writeBigUInt64LE(BigInt(granule), 6);
  header.writeUInt32LE(0x57414641, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = packets.length;
  const page = Buffer.concat([header, Buffer.from(packets.map((packet) => packet.length)), ...packets]);
  page.writeUInt32LE(crc32Ogg(page), 22);
  return page;
}

function crc32Ogg(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc = (crc ^ (byte << 24)) >>> 0;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1) >>> 0;
  }
  return crc;
}
