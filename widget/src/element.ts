type Given = Record<string, string | boolean | ((event: never) => void) | undefined>;

/** One element: attributes, listeners (`onclick`), and what stands in it. `true` is an attribute without a value; false and undefined are none. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  given: Given = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as EventListener);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...inside);
  return made;
}

/** A picture drawn with one path on a grid of 24 × 24; it says nothing to a screen reader. */
export function picture(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', fill: 'none', stroke: 'currentColor' }))
    svg.setAttribute(name, value);
  svg.setAttribute('stroke-width', '2');
  svg.setAttribute('stroke-linecap', 'round');
  svg.setAttribute('stroke-linejoin', 'round');
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  drawn.setAttribute('d', path);
  svg.append(drawn);
  return svg;
}

export const PICTURES = {
  chat: 'M21 12a8 8 0 0 1-8 8H4l2-3.500A8 8 0 1 1 21 12zM8.500 10.500h8M8.500 14h5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9.500l6 6 6-6',
  send: 'M4 12l16-7.500-5 15-3.500-6zM11.500 13.500L20 4.500',
  clip: 'M20 11.500l-8.500 8.500a5 5 0 0 1-7-7L13 4.500a3.300 3.300 0 0 1 4.700 4.700L9.300 17.600a1.700 1.700 0 0 1-2.400-2.400l7.600-7.600',
  mic: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5.500 11a6.500 6.500 0 0 0 13 0M12 17.500V21',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5',
} as const;
