import { readFileSync, writeFileSync } from 'node:fs';
import type { ExpectedItem } from './expected-items.ts';

/** Items read from the price list, with the hours, branches and policies written by hand in source/<slug>/ground-truth.json. */
export function writeExpected(root: string, slug: string, items: ExpectedItem[]): void {
  const written = JSON.parse(readFileSync(`${root}/source/${slug}/ground-truth.json`, 'utf8')) as object;
  writeFileSync(`${root}/${slug}/expected.json`, `${JSON.stringify({ items, ...written }, null, 2)}\n`);
}
