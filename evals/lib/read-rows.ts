import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const DATA = fileURLToPath(new URL('../data/', import.meta.url));

/** Rows of `evals/data/<name>.jsonl.gz`. The caller names their shape: the files are ours and fixed. */
export function readRows<Row>(name: string): Row[] {
  const lines = gunzipSync(readFileSync(`${DATA}${name}.jsonl.gz`))
    .toString('utf8')
    .split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Row);
}
