import { createCanvas } from '@napi-rs/canvas';
import { describeSign, SIGNS } from '../../server/src/modules/knowledge/extract/recognise/figure-network.ts';
import { findSigns } from '../../server/src/modules/knowledge/extract/recognise/find-signs.ts';
import type { dice } from '../facts/make-menus.ts';

type Roll = ReturnType<typeof dice>;
export interface Sample {
  input: Float32Array;
  sign: number;
}

const ARABIC_WORDS =
  'ريال درهم دينار ر.س د.ك د.إ صغير كبير وسط نصف كامل جم حبة ل ة و س ك م ن ب ي لـ مل لا أو مع كيلو قهوة شاي حمص لحم دجاج أرز'.split(' ');
const LATIN_WORDS =
  'SAR AED KWD KD Dhs SR S M L XL g kg ml kcal B Z q Tea or with Latte Half Whole Small Large (V) (VG) GF $ € am pm AM PM x & + % # | ! ? ( ) [ ]'.split(
    ' ',
  );
const toArabic = (text: string): string => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit).replace('.', '٫');

/** A number as menus write them, and what its signs are; or a word, whose signs are all "anything else". */
function pick(roll: Roll): { text: string; isNumber: boolean } {
  if (roll.chance(0.3)) return { text: roll.of(roll.chance(0.5) ? ARABIC_WORDS : LATIN_WORDS), isNumber: false };
  const digits = (count: number): string => Array.from({ length: count }, () => roll.below(10)).join('');
  const shape = roll.below(10);
  const whole = digits(1 + roll.below(3));
  const text =
    shape < 3
      ? whole
      : shape < 6
        ? `${whole}.${digits(2)}`
        : shape < 7
          ? `${digits(1 + roll.below(2))}.${digits(3)}`
          : shape < 8
            ? `${digits(1 + roll.below(2))}:${digits(2)}`
            : shape < 9
              ? `${digits(1)},${digits(3)}`
              : roll.chance(0.5)
                ? `${digits(2)}-${digits(2)}`
                : `${digits(2)}/${digits(2)}`;
  // Between Arabic-Indic figures a hyphen turns their order round.
  return { text: !text.includes('-') && roll.chance(0.58) ? toArabic(text) : text, isNumber: true };
}

/** The signs of one drawn word, as a photographed page would show them; none when they touch, or fall apart. */
export function drawWord(roll: Roll, fonts: readonly string[]): Sample[] {
  const { text, isNumber } = pick(roll);
  const size = 24 + roll.below(40);
  const canvas = createCanvas(Math.round(size * (text.length * 0.75 + 3)), size * 3);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = `rgb(${roll.below(90)},${roll.below(90)},${roll.below(90)})`;
  context.font = `${roll.chance(0.25) ? 'bold ' : ''}${size}px "${roll.of(fonts)}", "DejaVu Sans"`;
  context.direction = 'ltr';
  context.filter = `blur(${0.4 + roll.below(16) / 10}px)`;
  const slant = (roll.below(9) - 4) / 160;
  context.setTransform(1, slant, (roll.below(5) - 2) / 40, 1, 0, 0);
  context.fillText(text, size, size * 2);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const noise = roll.below(50);
  const [low, high] = [roll.below(60), 225 + roll.below(30)];
  const grey = new Uint8Array(canvas.width * canvas.height);
  for (let at = 0; at < grey.length; at += 1) {
    const value = (data[at * 4] ?? 255) + (roll.below(100) / 100 - 0.5) * noise;
    grey[at] = Math.max(0, Math.min(255, ((value - low) * 255) / (high - low)));
  }
  const page = { grey, width: canvas.width, height: canvas.height };
  const signs = findSigns(page, { x0: 0, y0: 0, x1: canvas.width, y1: canvas.height });
  if (signs.length === 0 || (isNumber && signs.length !== text.length)) return [];
  const word = { x0: 0, x1: canvas.width, y0: Math.min(...signs.map((sign) => sign.y0)), y1: Math.max(...signs.map((sign) => sign.y1)) };
  return signs.map((sign, index) => ({
    input: describeSign(page, sign, word),
    sign: isNumber ? SIGNS.indexOf(text[index] as (typeof SIGNS)[number]) : SIGNS.length - 1,
  }));
}
