/** A shape of an icon as Lucide writes it. */
export type Shape = [tag: string, attributes: Record<string, string>];

/** One path for all shapes; `filled` are those that are filled too. */
export interface Outline {
  line: string;
  filled?: string;
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** @throws on a shape or an attribute that it does not know */
export function outlineOf(shapes: readonly Shape[], file: string): Outline {
  const filled = shapes.filter(([, { fill }]) => fill !== undefined);
  const line = shapes.map((shape) => pathOf(shape, file)).join('');
  return filled.length > 0 ? { line, filled: filled.map((shape) => pathOf(shape, file)).join('') } : { line };
}

function pathOf([tag, attributes]: Shape, file: string): string {
  const { key: _key, fill, ...own } = attributes;
  if (fill !== undefined && fill !== 'currentColor') throw new Error(`${file}: an icon filled with ${fill}`);
  const left = new Set(Object.keys(own).filter((name) => name !== 'd' && name !== 'points'));
  const take = (name: string, fallback = 0): number => {
    left.delete(name);
    return own[name] === undefined ? fallback : Number(own[name]);
  };
  const path = draw(tag, own, take);
  if (path === null || left.size > 0) throw new Error(`${file}: cannot draw <${tag}> with ${Object.keys(own).join(', ')} as a line`);
  return path;
}

function draw(
  tag: string,
  { d = '', points = '' }: Record<string, string>,
  take: (name: string, fallback?: number) => number,
): string | null {
  if (tag === 'path') return fromAnywhere(d);
  if (tag === 'line') return `M${take('x1')} ${take('y1')}L${take('x2')} ${take('y2')}`;
  if (tag === 'polyline') return `M${points}`;
  if (tag === 'polygon') return `M${points}Z`;
  if (tag === 'circle') {
    const radius = take('r');
    return ellipse(take('cx'), take('cy'), radius, radius);
  }
  if (tag === 'ellipse') return ellipse(take('cx'), take('cy'), take('rx'), take('ry'));
  if (tag === 'rect') {
    // A radius that is not given is that of the other direction.
    const rx = take('rx', take('ry'));
    return box(take('x'), take('y'), take('width'), take('height'), rx, take('ry', rx));
  }
  return null;
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

function box(x: number, y: number, width: number, height: number, wishedX: number, wishedY: number): string {
  const rx = Math.min(wishedX, width / 2);
  const ry = Math.min(wishedY, height / 2);
  const [across, down] = [width - 2 * rx, height - 2 * ry];
  if (rx === 0 || ry === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const corner = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  return `M${x + rx} ${y}h${across}${corner(rx, ry)}v${down}${corner(-rx, ry)}h${-across}${corner(-rx, -ry)}v${-down}${corner(rx, -ry)}z`;
}

/** A path may begin with a relative step, which after another path would begin where that one ended. */
function fromAnywhere(d: string): string {
  if (!d.startsWith('m')) return d;
  const first = [...d.slice(1).matchAll(NUMBER)].slice(0, 2);
  const [, second] = first;
  if (!second) return d;
  const end = 1 + second.index + second[0].length;
  const rest = d.slice(end).trimStart();
  return `M${first.map(([number]) => number).join(' ')}${/^[\d.+-]/.test(rest) ? 'l' : ''}${rest}`;
}
