import { createCanvas, loadImage } from '@napi-rs/canvas';
import { dice } from './make-menus.ts';

type Point = readonly [x: number, y: number];

/**
 * A page as a phone sees it, the same for each number: turned by up to three degrees, leaning away, unevenly lit with the shadow of a hand,
 * on a table, slightly out of focus, with the noise of a small sensor, saved as JPEG.
 */
export async function photograph(page: Buffer, number: number): Promise<Uint8Array> {
  const roll = dice(number + 4_001);
  const amount = (limit: number): number => ((roll.below(2_001) - 1_000) / 1_000) * limit;
  const image = await loadImage(page);
  const scale = (1_500 + roll.below(900)) / image.width;
  const blur = 0.4 + roll.below(8) / 10;
  const source = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = source.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.filter = `blur(${blur}px)`;
  context.drawImage(image, 0, 0, source.width, source.height);
  const { width, height } = source;
  const edge = Math.round(width * 0.04);
  const target = createCanvas(width + 2 * edge, height + 2 * edge);
  const lean = width * 0.015;
  const angle = amount((3 * Math.PI) / 180);
  const corners = (
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ] as const
  ).map(([x, y]): Point => {
    const [dx, dy] = [x - width / 2 + amount(lean), y - height / 2 + amount(lean)];
    const shrink = 0.97;
    return [
      target.width / 2 + shrink * (dx * Math.cos(angle) - dy * Math.sin(angle)),
      target.height / 2 + shrink * (dx * Math.sin(angle) + dy * Math.cos(angle)),
    ];
  });
  const back = homography(corners, [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]);
  const from = context.getImageData(0, 0, width, height).data;
  const to = target.getContext('2d').createImageData(target.width, target.height);
  const light = {
    x: amount(0.25),
    y: amount(0.25),
    shadow: roll.below(target.width),
    reach: target.width * 0.25,
    depth: 0.15 + roll.below(30) / 100,
  };
  const noise = 3 + roll.below(8);
  const warm = [1, 0.985, 0.93 + roll.below(6) / 100];
  for (let y = 0; y < target.height; y += 1) {
    for (let x = 0; x < target.width; x += 1) {
      const depth = back[6] * x + back[7] * y + 1;
      const u = (back[0] * x + back[1] * y + back[2]) / depth;
      const v = (back[3] * x + back[4] * y + back[5]) / depth;
      const at = (y * target.width + x) * 4;
      const isPage = u >= 0 && v >= 0 && u < width - 1 && v < height - 1;
      const far = (x + y * 0.3 - light.shadow) / light.reach;
      const lit =
        (0.9 + light.x * (x / target.width - 0.5) + light.y * (y / target.height - 0.5)) * (1 - light.depth * Math.exp(-far * far));
      const grain = (roll.below(100) + roll.below(100) + roll.below(100) - 150) / 50;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = isPage ? sample(from, width, u, v, channel) : ([92, 70, 52][channel] ?? 0);
        to.data[at + channel] = Math.max(0, Math.min(255, value * lit * (warm[channel] ?? 1) + grain * noise));
      }
      to.data[at + 3] = 255;
    }
  }
  target.getContext('2d').putImageData(to, 0, 0);
  return new Uint8Array(await target.encode('jpeg', 72 + roll.below(18)));
}

function sample(data: Uint8ClampedArray, width: number, u: number, v: number, channel: number): number {
  const [x, y] = [Math.floor(u), Math.floor(v)];
  const at = (y * width + x) * 4 + channel;
  const [right, down] = [u - x, v - y];
  const top = (data[at] ?? 255) * (1 - right) + (data[at + 4] ?? 255) * right;
  const bottom = (data[at + width * 4] ?? 255) * (1 - right) + (data[at + width * 4 + 4] ?? 255) * right;
  return top * (1 - down) + bottom * down;
}

/** The eight numbers that carry the first four points to the other four. */
function homography(from: readonly Point[], to: readonly Point[]): [number, number, number, number, number, number, number, number] {
  const rows = from.flatMap(([x, y], index) => {
    const [u, v] = to[index] ?? [0, 0];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  for (let column = 0; column < 8; column += 1) {
    const pivot = rows.slice(column).reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    const lead = pivot[column] ?? 1;
    for (let at = column; at < 9; at += 1) pivot[at] = (pivot[at] ?? 0) / lead;
    for (const row of rows) {
      const factor = row === pivot ? 0 : (row[column] ?? 0);
      if (factor !== 0) for (let at = column; at < 9; at += 1) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return rows.map((row) => row[8] ?? 0) as [number, number, number, number, number, number, number, number];
}
