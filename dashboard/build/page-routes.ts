import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface PageRoute {
  /** Address, with `$names` where an id stands. */
  path: string;
  /** Modules of the frame and of the page, outermost first. */
  files: string[];
  /** Catalogues that come with them; the one of every page is not among them. */
  words: string[];
}

interface Declared {
  parent: string | undefined;
  path: string;
  files: string[];
  words: string[];
}

const source = resolve(import.meta.dirname, '../src');
const component = /component: lazyRouteComponent\(\s*\(\) =>\s*([\s\S]*?import\('(\.[^']+)'\))/;

/** Every route that the router has, read from the files that declare it: nobody has to remember to add one here. */
export function readPageRoutes(): PageRoute[] {
  const declared = new Map<string, Declared>();
  const names = globSync(['app/base-routes.ts', 'app/router.tsx', 'features/**/routes.tsx'], { cwd: source });
  for (const name of names.sort()) {
    const file = resolve(source, name);
    const text = readFileSync(file, 'utf8');
    const usual = /const getParentRoute = \(\) => (\w+)/.exec(text)?.[1];
    for (const [, variable = '', body = ''] of text.matchAll(/const (\w+) = createRoute\(\{([\s\S]*?)\n\}\);/g)) {
      if (declared.has(variable)) throw new Error(`two routes are called ${variable}; names make the parents clear`);
      const [, load = '', module] = component.exec(body) ?? [];
      if (body.includes('component:') && !module) throw new Error(`how ${variable} loads its page cannot be read`);
      declared.set(variable, {
        parent: /getParentRoute: \(\) => (\w+)/.exec(body)?.[1] ?? usual,
        path: /\bpath: '([^']*)'/.exec(body)?.[1] ?? '',
        files: module ? [resolve(dirname(file), module)] : [],
        words: [...load.matchAll(/withWords\('([\w-]+)'/g)].map(([, words = '']) => words),
      });
    }
    const made = text.match(/\bcreateRoute\(\{/g)?.length ?? 0;
    const read = [...text.matchAll(/const (\w+) = createRoute\(\{([\s\S]*?)\n\}\);/g)].length;
    if (made !== read) throw new Error(`${name} declares ${made} routes, ${read} of which can be read`);
  }
  const parents = new Set([...declared.values()].map(({ parent }) => parent));
  return [...declared]
    .filter(([variable, { files }]) => files.length > 0 && !parents.has(variable))
    .map(([, leaf]) => withParents(leaf, declared))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function withParents(leaf: Declared, declared: ReadonlyMap<string, Declared>): PageRoute {
  const line = [leaf];
  for (let parent = leaf.parent; parent; parent = line[0]?.parent) {
    const above = declared.get(parent);
    if (!above) break;
    line.unshift(above);
  }
  const path = line.map((route) => route.path.replace(/\/$/, '')).join('');
  return { path: path || '/', files: line.flatMap(({ files }) => files), words: [...new Set(line.flatMap(({ words }) => words))] };
}
