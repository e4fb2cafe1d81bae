import { readdirSync, readFileSync } from 'node:fs';

const PAGE = 4096;
const MIB = 1024 * 1024;

/** Resident memory in MiB of a process, and of it together with the processes it has started; 0 for one that ended. */
export function residentOf(pid: number): { own: number; whole: number } {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const process = Number(entry);
    if (!Number.isInteger(process)) continue;
    try {
      const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(process, Number(fields[1]));
      sizes.set(process, (Number(fields[21]) * PAGE) / MIB);
    } catch {
      // It ended between the listing and the look.
    }
  }
  const belongs = (process: number): boolean => {
    for (let at: number | undefined = process; at !== undefined && at > 1; at = parents.get(at)) if (at === pid) return true;
    return false;
  };
  let whole = 0;
  for (const [process, size] of sizes) if (belongs(process)) whole += size;
  return { own: sizes.get(pid) ?? 0, whole };
}
