import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { citedPaths, pathExists } from './docs/cited-paths.ts';
import { findProblems } from './docs/find-problems.ts';

describe('citedPaths', () => {
  it('reads paths from backticks and links, and drops line numbers and anchors', () => {
    expect(citedPaths('See `server/src/main.ts:12`, [decisions](docs/decisions/), `run-turn.ts` and [why](ARCHITECTURE.md#why).')).toEqual([
      'server/src/main.ts',
      'run-turn.ts',
      'docs/decisions/',
      'ARCHITECTURE.md',
    ]);
  });

  it('takes no pattern, address, package, command or block of code for a path', () => {
    expect(
      citedPaths(
        '`*.test.ts` `/webhooks/whatsapp` `@scope/name` `npm run x` `https://a.example/b.md` `ar/en`\n```\nserver/gone.ts\n`gone.ts`\n```\n',
      ),
    ).toEqual([]);
  });
});

describe('pathExists', () => {
  const files = new Set(['server/src/modules/ingress/accept-delivery.ts', 'docs/guides/a.md']);

  it('finds a path from the root, from the page, and as the end of a path', () => {
    expect(pathExists('server/src/modules/ingress/', 'README.md', files)).toBe(true);
    expect(pathExists('../guides/a.md', 'docs/decisions/1.md', files)).toBe(true);
    expect(pathExists('ingress/accept-delivery.ts', 'ARCHITECTURE.md', files)).toBe(true);
  });

  it('does not take half a name for the whole', () => {
    expect(pathExists('delivery.ts', 'README.md', files)).toBe(false);
  });
});

describe('findProblems', () => {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
  });

  function tree(files: Record<string, string>): string {
    const root = mkdtempSync(path.join(tmpdir(), 'docs-'));
    made.push(root);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return root;
  }

  it('is content with a page that cites what exists', () => {
    expect(findProblems(tree({ 'README.md': 'Start at `server/src/main.ts`.\n', 'server/src/main.ts': 'export {};\n' }))).toEqual([]);
  });

  it('names the page and the path that does not exist', () => {
    expect(findProblems(tree({ 'server/README.md': 'Start at `server/src/main.ts`.\n' }))).toEqual([
      'server/README.md cites server/src/main.ts, which does not exist',
    ]);
  });

  it('lets a decision cite what is gone', () => {
    expect(findProblems(tree({ 'docs/decisions/0001-a.md': 'It was `server/src/old.ts`.\n' }))).toEqual([]);
  });

  it('names a file that is too long', () => {
    expect(findProblems(tree({ 'sim/src/long.ts': 'x\n'.repeat(501) }))).toEqual([
      'sim/src/long.ts has 501 lines: it tells more than one story',
    ]);
  });

  it('notices the path of a machine and the host of a registry, with the line', () => {
    const path = ['', 'root', 'project'].join('/');
    const host = `https://registry.${'npm'}js.org/`;
    const problems = findProblems(tree({ 'ops/Dockerfile': `FROM node\nCOPY ${path} .\n`, '.npmrc': `registry=${host}\n` }));
    expect(problems.map((problem) => problem.replace(/ .*/, '')).sort()).toEqual(['.npmrc:1', 'ops/Dockerfile:2']);
  });
});
