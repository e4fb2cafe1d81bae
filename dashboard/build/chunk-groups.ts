import { globSync } from 'node:fs';
import { resolve } from 'node:path';

interface ModuleGraph {
  getModuleInfo: (id: string) => { importedIds: readonly string[]; code: string | null } | null;
}

interface Layer {
  name: string;
  from: readonly string[];
}

const source = resolve(import.meta.dirname, '../src');

/** What every page behind the door stands in. */
const INSIDE: Layer = { name: 'inside', from: ['app/shell.tsx'] };
/** All pages of whoever is not signed in. */
const DOOR: Layer = {
  name: 'door',
  from: globSync('features/access/door/**/*-page.tsx', { cwd: source }).concat('features/access/door/door-layout.tsx'),
};

/** Pictures of a button that is waited for. */
const BUSY = /icons\/(?:loader-circle|hourglass)\.mjs$/;

const reach = new Map<string, Set<string>>();

/** Where a module belongs that the shell needs: `inside`, or `everywhere` when the door needs it too. Others find their place by who shares them. */
export function layerOf(id: string, graph: ModuleGraph): string | null {
  if (BUSY.test(id)) return 'everywhere';
  if (!reachOf(INSIDE, graph).has(id)) return null;
  return reachOf(DOOR, graph).has(id) ? 'everywhere' : 'inside';
}

function reachOf(layer: Layer, graph: ModuleGraph): Set<string> {
  const known = reach.get(layer.name);
  if (known) return known;
  const seen = new Set<string>();
  const open = layer.from.map((file) => resolve(source, file));
  for (let id = open.pop(); id; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const { importedIds = [], code } = graph.getModuleInfo(id) ?? {};
    const barrel = importedIds.find((imported) => imported.endsWith('/lucide-react.mjs'));
    open.push(...importedIds.filter((imported) => imported !== barrel));
    // Through its index every icon of the library would seem needed.
    if (barrel) open.push(...iconsOf(code ?? '', barrel, graph));
  }
  reach.set(layer.name, seen);
  return seen;
}

function iconsOf(code: string, barrel: string, graph: ModuleGraph): string[] {
  const index = graph.getModuleInfo(barrel)?.code ?? '';
  return [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g)]
    .flatMap(([, names = '']) => names.split(','))
    .flatMap((name) => {
      const icon = name.trim().split(/\s+as\s+/)[0];
      const file = new RegExp(`default as ${icon}\\b[^}]*\\}\\s*from\\s*["']\\./(icons/[\\w-]+\\.mjs)["']`).exec(index)?.[1];
      return file ? [resolve(barrel, '..', file)] : [];
    });
}
