/** Up to two letters that stand for a person; signs and digits say nothing about a name. */
export function initials(name: string): string {
  return [...name.matchAll(/(?<!\p{L})\p{L}/gu)]
    .slice(0, 2)
    .map(([letter]) => letter)
    .join('')
    .toUpperCase();
}
