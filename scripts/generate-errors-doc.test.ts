import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../server/src/platform/errors.ts';
import { errorsPage } from './docs/errors-page.ts';
import { at } from './lib/paths.mjs';

const page = readFileSync(at('docs/reference/errors.md'), 'utf8');
const listed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);

describe('docs/reference/errors.md', () => {
  it('lists every code of the catalogue, and no code that the catalogue lacks', () => {
    expect(listed).toEqual(Object.keys(ERRORS).sort());
  });

  it('says what the catalogue says about each', () => {
    expect(page).toBe(errorsPage(ERRORS));
  });

  it('shows a text in both languages for each code', () => {
    for (const [code, { message }] of Object.entries(ERRORS)) {
      expect(message.en, code).toMatch(/[A-Za-z]/);
      expect(message.ar, code).toMatch(/\p{Script=Arabic}/u);
    }
  });
});
