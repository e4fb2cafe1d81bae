import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from '../lib/project-files.mjs';
import { citedPaths, pathExists } from './cited-paths.ts';

const LONGEST = 500;
// Migrations are left out: they are never edited once merged, so one cannot be split later. A style sheet is a list.
const WRITTEN_BY_HAND = /\.(ts|tsx|mjs|js|sh|md)$/;
const MADE_OR_TAKEN = /(^|\/)(fixtures|data|demo-data|documents)\/|\.gen\.ts$|package-lock\.json$|\/locales\//;
const TEXT = /\.(ts|tsx|mjs|js|json|css|sql|sh|md|html|yml|yaml|jsonl|csv|txt|po)$|(^|\/)(Dockerfile|run|\.npmrc)$/;
/** Decisions are history: they stay as written when the tree moves on. */
const HISTORY = /^docs\/decisions\//;

/** What must not stand in the repository: the reason is what the reader of the failure sees. */
const FORBIDDEN: readonly { pattern: RegExp; reason: string }[] = [
  {
    pattern: /https?:\/\/[\w.-]*(npmjs|yarnpkg|pypi|verdaccio|artifactory)[\w.-]*/i,
    reason: 'names a package registry: which one is used is the affair of the machine',
  },
  { pattern: /(?<![\w.~:/-])\/(?:work|root|Users)\/[\w.-]/, reason: 'is a path of one machine' },
  { pattern: /(?<![\w.~:/-])\/home\/(?!node\b)[\w.-]/, reason: 'is a path of one machine' },
];

/** Everything the pages and files below `root` get wrong, as sentences. */
export function findProblems(root: string): string[] {
  const files = projectFiles(root);
  const known = new Set(files);
  return files.flatMap((file) => {
    if (!TEXT.test(file)) return [];
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...tooLong(file, text), ...forbidden(file, text), ...deadPaths(file, text, known)];
  });
}

function tooLong(file: string, text: string): string[] {
  if (!WRITTEN_BY_HAND.test(file) || MADE_OR_TAKEN.test(file)) return [];
  const lines = text.split('\n').length - 1;
  return lines > LONGEST ? [`${file} has ${lines} lines: it tells more than one story`] : [];
}

function forbidden(file: string, text: string): string[] {
  if (/(^|\/)(fixtures|data)\//.test(file)) return [];
  return text
    .split('\n')
    .flatMap((line, index) =>
      FORBIDDEN.filter(({ pattern }) => pattern.test(line)).map(
        ({ reason }) => `${file}:${index + 1} ${reason}: ${line.trim().slice(0, 80)}`,
      ),
    );
}

function deadPaths(file: string, text: string, known: ReadonlySet<string>): string[] {
  if (!file.endsWith('.md') || HISTORY.test(file) || MADE_OR_TAKEN.test(file)) return [];
  return citedPaths(text)
    .filter((cited) => !pathExists(cited, file, known))
    .map((cited) => `${file} cites ${cited}, which does not exist`);
}
