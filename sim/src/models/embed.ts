import { hashText } from '../core/random.ts';
import { featuresOf, foldText } from './words.ts';

/**
 * A deterministic embedding: signed hashing of words, shared concepts and character 3- and 4-grams, unit length.
 * Near texts are near, also across English and Arabic where a concept is known; it is no semantic model.
 */
export function embedText(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  const add = (feature: string, weight: number): void => {
    const hash = hashText(feature);
    const place = hash % dimensions;
    vector[place] = (vector[place] ?? 0) + ((hash >>> 16) & 1 ? weight : -weight);
  };
  for (const feature of featuresOf(text)) add(feature, feature.startsWith('~') ? 2 : 1);
  const folded = ` ${foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  for (const size of [3, 4]) for (let start = 0; start + size <= folded.length; start += 1) add(folded.slice(start, start + size), 0.25);
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Little-endian float32, as the OpenAI API sends on `encoding_format: base64`. */
export function toBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
  return bytes.toString('base64');
}
