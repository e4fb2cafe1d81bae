import { readdirSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { boundaryRules } from './rules.ts';

const LOOKED_AT = ['contracts/src', 'server/src', 'sim/src', 'dashboard/src', 'widget/src', 'bench', 'evals'];

export interface BoundaryReport {
  /** Sentences: who imports whom, and which rule that breaks. */
  breaches: string[];
  /** Files that the cruiser parsed, and files there are. They differ when the parser went blind, which it does without an error. */
  seen: number;
  onDisk: number;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Reads every import below a folder and compares it with the rules.
 *  @param givenRoot a folder with the layout of this repository */
export async function findBreaches(givenRoot: string): Promise<BoundaryReport> {
  const root = path.resolve(givenRoot);
  const folders = LOOKED_AT.filter((folder) => {
    try {
      return sourceFiles(path.join(root, folder)).length > 0;
    } catch {
      return false;
    }
  });
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      // With TypeScript 7 the default parser finds no module at all and reports success.
      parser: 'swc',
      tsPreCompilationDeps: true,
      // The root's package.json declares what the tests of all workspaces use.
      combinedDependencies: true,
      doNotFollow: { path: 'node_modules' },
      // Ours only: most packages live in a folder `dist`, and what is excluded is not seen being imported either.
      exclude: { path: '^(?!.*node_modules).*/(dist|fixtures)/' },
      validate: true,
      ruleSet: { forbidden: boundaryRules() },
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    },
    { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with a text instead of a result');
  const result: ICruiseResult = output;
  const seen = result.modules.filter(
    (module) => /\.tsx?$/.test(module.source) && folders.some((folder) => module.source.startsWith(`${folder}/`)),
  );
  const comments = new Map(boundaryRules().map((rule) => [rule.name, rule.comment ?? '']));
  return {
    breaches: result.summary.violations.map(
      (violation) => `${violation.from} → ${violation.to}\n    ${violation.rule.name}: ${comments.get(violation.rule.name) ?? ''}`,
    ),
    seen: seen.length,
    onDisk: folders.flatMap((folder) => sourceFiles(path.join(root, folder))).filter((file) => !/[/](dist|fixtures)[/]/.test(file)).length,
  };
}
