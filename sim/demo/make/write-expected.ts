import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ExpectedItem } from './expected-items.ts';

/** Items read from the price list, with the hours, branches and policies written by hand in source/<slug>/ground-truth.json. */
export function writeExpected(root: string, slug: string, items: ExpectedItem[]): void {
  const path = `${root}/source/${slug}/ground-truth.json`;
  const rest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { hours: [], branches: [], policies: [] };
  const lines = items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  const others = ['hours', 'branches', 'policies'].map(
    (key) => `  "${key}": [\n${rest[key].map((row: unknown) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`,
  );
  writeFileSync(`${root}/${slug}/expected.json`, `{\n  "items": [\n${lines}\n  ],\n${others.join(',\n')}\n}\n`);
}
