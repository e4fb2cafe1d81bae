/** From green over blue to pink: none of them the red or amber of a warning. */
const FIRST_HUE = 130;
const LAST_HUE = 350;

/** The same colour for a tenant on every device: an operator learns it and notices the wrong one. Dark enough for white letters. */
export function tenantColour(slug: string): string {
  // FNV-1a: slugs that differ in one letter land far apart.
  let hash = 0x811c9dc5;
  for (const letter of slug) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `oklch(0.52 0.13 ${FIRST_HUE + (hash % (LAST_HUE - FIRST_HUE + 1))})`;
}
