/**
 * Trains the reader of figures in pictures on drawn words, measures it on faces and draws it has not seen, and writes its weights.
 * `node evals/figures/train-figures.ts [--epochs n]`, with the fonts named in `evals/documents/README.md`. The same fonts give the same weights.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HIDDEN, INPUTS, SIGNS, weigh, type Weights } from '../../server/src/modules/knowledge/extract/recognise/figure-network.ts';
import { dice } from '../facts/make-menus.ts';
import { drawWord, type Sample } from './draw-signs.ts';

const FONTS = [
  ...[
    'Amiri',
    'Noto Naskh Arabic',
    'Noto Sans Arabic',
    'Noto Kufi Arabic',
    'DejaVu Sans',
    'KacstNaskh',
    'KacstOffice',
    'KacstTitle',
    'KacstLetter',
  ],
  ...[
    'KacstPen',
    'KacstPoster',
    'KacstScreen',
    'DejaVu Serif',
    'Noto Sans',
    'Noto Serif',
    'Liberation Sans',
    'Liberation Serif',
    'Liberation Sans Narrow',
    'DejaVu Sans Mono',
  ],
];
/** Never trained on: what is measured on them is what an unknown face may expect. */
const UNSEEN = ['Scheherazade', 'KacstBook', 'KacstDigital', 'Liberation Mono'];
const argument = process.argv.indexOf('--epochs');
const epochs = argument < 0 ? 9 : Number(process.argv[argument + 1]);

function gather(seed: number, fonts: readonly string[], count: number): Sample[] {
  const roll = dice(seed);
  const samples: Sample[] = [];
  while (samples.length < count) samples.push(...drawWord(roll, fonts));
  return samples;
}

function train(samples: Sample[]): Weights {
  const roll = dice(5);
  const normal = (): number => (roll.below(1000) + roll.below(1000) + roll.below(1000) - 1500) / 500;
  const weights: Weights = {
    hidden: Float32Array.from({ length: HIDDEN * (INPUTS + 1) }, () => (normal() * 1.4) / Math.sqrt(INPUTS)),
    out: Float32Array.from({ length: SIGNS.length * (HIDDEN + 1) }, () => normal() / Math.sqrt(HIDDEN)),
  };
  const layer = new Float32Array(HIDDEN);
  const back = new Float32Array(HIDDEN);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rate = 0.008 * 0.7 ** epoch;
    let loss = 0;
    for (let step = 0; step < samples.length; step += 1) {
      const { input, sign } = samples[roll.below(samples.length)] as Sample;
      const odds = weigh(input, weights);
      loss -= Math.log(Math.max(1e-9, odds[sign] ?? 0));
      for (let unit = 0; unit < HIDDEN; unit += 1) {
        const from = unit * (INPUTS + 1);
        let sum = weights.hidden[from + INPUTS] ?? 0;
        for (let at = 0; at < INPUTS; at += 1) sum += (weights.hidden[from + at] ?? 0) * (input[at] ?? 0);
        layer[unit] = Math.max(0, sum);
      }
      back.fill(0);
      for (let out = 0; out < SIGNS.length; out += 1) {
        const slope = (odds[out] ?? 0) - (out === sign ? 1 : 0);
        const from = out * (HIDDEN + 1);
        for (let unit = 0; unit < HIDDEN; unit += 1) {
          back[unit] = (back[unit] ?? 0) + slope * (weights.out[from + unit] ?? 0);
          weights.out[from + unit] = (weights.out[from + unit] ?? 0) - rate * slope * (layer[unit] ?? 0);
        }
        weights.out[from + HIDDEN] = (weights.out[from + HIDDEN] ?? 0) - rate * slope;
      }
      for (let unit = 0; unit < HIDDEN; unit += 1) {
        if ((layer[unit] ?? 0) <= 0) continue;
        const slope = rate * (back[unit] ?? 0);
        const from = unit * (INPUTS + 1);
        for (let at = 0; at < INPUTS; at += 1) weights.hidden[from + at] = (weights.hidden[from + at] ?? 0) - slope * (input[at] ?? 0);
        weights.hidden[from + INPUTS] = (weights.hidden[from + INPUTS] ?? 0) - slope;
      }
    }
    console.log(`epoch ${epoch + 1}: loss ${(loss / samples.length).toFixed(4)}`);
  }
  return weights;
}

function measure(name: string, samples: Sample[], weights: Weights): void {
  let [right, sure, sureRight] = [0, 0, 0];
  const confused = new Map<string, number>();
  for (const { input, sign } of samples) {
    const odds = weigh(input, weights);
    const told = odds.indexOf(Math.max(...odds));
    if (told === sign) right += 1;
    else
      confused.set(
        `${SIGNS[sign] || 'other'}→${SIGNS[told] || 'other'}`,
        (confused.get(`${SIGNS[sign] || 'other'}→${SIGNS[told] || 'other'}`) ?? 0) + 1,
      );
    if ((odds[told] ?? 0) < 0.9) continue;
    sure += 1;
    if (told === sign) sureRight += 1;
  }
  const worst = [...confused].toSorted((one, other) => other[1] - one[1]).slice(0, 12);
  console.log(
    `${name}: right ${(right / samples.length).toFixed(4)}, sure ${(sure / samples.length).toFixed(4)}, right of the sure ${(sureRight / sure).toFixed(4)}, n=${samples.length}`,
  );
  console.log(`  ${worst.map(([pair, count]) => `${pair} ${count}`).join(', ')}`);
}

/** One byte a weight and one scale a layer. */
function pack({ hidden, out }: Weights): string {
  const layers = [hidden, out].map((layer) => {
    const scale = Math.max(...layer.map(Math.abs)) / 127;
    return { scale, bytes: Buffer.from(Int8Array.from(layer, (weight) => Math.round(weight / scale)).buffer).toString('base64') };
  });
  const lines = layers.map(({ scale, bytes }) => `  { scale: ${scale}, bytes: '${bytes}' },`);
  return `/** Made by \`node evals/figures/train-figures.ts\`: one signed byte a weight, hidden layer and outer layer. */\nexport const FIGURE_WEIGHTS = [\n${lines.join('\n')}\n] as const;\n`;
}

const weights = train(gather(1, FONTS, 40_000));
measure('known faces', gather(2, FONTS, 5_000), weights);
measure('unseen faces', gather(3, UNSEEN, 5_000), weights);
const target = fileURLToPath(new URL('../../server/src/modules/knowledge/extract/recognise/figure-weights.ts', import.meta.url));
writeFileSync(target, pack(weights));
