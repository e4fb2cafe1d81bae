import { join } from 'node:path';
import type { Plugin } from 'vite';
import { outlineOf, type Shape } from './outline-of.ts';

const NODES = /\bnode: (\[[\s\S]*?\])(?:,\n {2}aliases:|\n\};)/;
const drawIcon = join(import.meta.dirname, '../src/shared/ui/draw-icon.tsx');

/** An icon's module, its shapes drawn as one line. @throws when it is not built as Lucide builds its icons today */
export function plainIcon(code: string, file: string): string {
  const [, nodes] = NODES.exec(code) ?? [];
  if (!nodes) throw new Error(`${file}: Lucide no longer writes its icons the way build/plain-icons.ts expects`);
  // `["path", { d: "…", key: "…" }]`: JSON but for the names of what a shape has.
  const shapes = JSON.parse(nodes.replace(/([{,]\s+)([\w-]+):/g, '$1"$2":')) as Shape[];
  return `import { drawIcon } from '${drawIcon}';\nexport default drawIcon(${JSON.stringify(outlineOf(shapes, file))});`;
}

/** Lucide's icons carry names, keys and a renderer for every way to draw them; we draw all of them in one way. */
export function plainIcons(): Plugin {
  return {
    name: 'wafaa-plain-icons',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /lucide-react\/dist\/esm\/icons\/[\w-]+\.mjs$/, code: /__iconData = \{/ },
      handler: (code, id) => ({ code: plainIcon(code, id), map: null, moduleSideEffects: false }),
    },
  };
}
