import { RIGHT_AREAS, type RightWords } from '../settings/parts/permission-words.ts';

export interface RightGroup {
  area: string;
  name: (typeof RIGHT_AREAS)[number]['name'];
  rights: readonly RightWords[];
  held: number;
}

/** The areas with how many of each are held; with `onlyHeld`, areas and rights that are not held are left out. */
export function groupRights(held: readonly string[], onlyHeld = false): RightGroup[] {
  const has = new Set(held);
  return RIGHT_AREAS.map(({ area, name, rights }) => ({
    area,
    name,
    rights: onlyHeld ? rights.filter(({ id }) => has.has(id)) : rights,
    held: rights.filter(({ id }) => has.has(id)).length,
  })).filter(({ rights }) => rights.length > 0);
}

/** What a change of rights adds and takes away, in the order of the list. */
export function compareRights(before: readonly string[], after: readonly string[]): { gained: string[]; lost: string[] } {
  const all = RIGHT_AREAS.flatMap(({ rights }) => rights.map(({ id }) => id as string));
  return {
    gained: all.filter((id) => after.includes(id) && !before.includes(id)),
    lost: all.filter((id) => before.includes(id) && !after.includes(id)),
  };
}

/** Turns rights of a list on or off; reading comes along with what cannot be done unread. */
export function withRights(held: readonly string[], change: readonly string[], on: boolean): string[] {
  const next = new Set(held);
  for (const id of change) {
    const [area] = id.split('.');
    if (on) {
      next.add(id);
      if (area && NEEDS_READ.has(area)) next.add(`${area}.read`);
    } else {
      next.delete(id);
      if (area && NEEDS_READ.has(area) && id === `${area}.read`)
        for (const other of [...next]) if (other.startsWith(`${area}.`)) next.delete(other);
    }
  }
  return [...next];
}

/** Areas in which changing makes no sense to somebody who may not look. */
const NEEDS_READ = new Set(['conversations', 'contacts', 'knowledge', 'channels', 'settings', 'members']);
