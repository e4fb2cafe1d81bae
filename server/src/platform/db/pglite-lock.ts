import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// PGlite itself puts no lock on its folder: two processes on one folder silently lost 6,000 rows.
// The lock holds the pid and that process's start time, so that a pid reused after a reboot does not look alive.

function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number, startTime: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startTime === null || startTimeOf(pid) === startTime;
}

/** Takes the folder for this process. @throws Error naming the holder's pid when another living process has it. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'wafaa.lock');
  const mine = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  // Written beside and linked: whoever sees the lock sees all of it.
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) }), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linkUnlessThere(mine, path)) return () => rmSync(path, { force: true });
      const holder = readHolder(path);
      if (holder && isAlive(holder.pid, holder.startTime)) {
        throw new Error(`the database folder is in use by process ${holder.pid}; stop it, or set DATABASE_URL to share a PostgreSQL`);
      }
      removeStale(path, `${mine}.stale`);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw new Error('the database folder could not be locked');
}

function linkUnlessThere(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

// Moved aside first and looked at there: another process may have replaced the stale lock by its own a moment ago, and then that goes back.
function removeStale(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return;
  }
  const moved = readHolder(aside);
  if (moved && isAlive(moved.pid, moved.startTime)) linkUnlessThere(aside, path);
  rmSync(aside, { force: true });
}

function readHolder(path: string): { pid: number; startTime: string | null } | null {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; startTime: string | null };
    return Number.isInteger(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

/**
 * An initdb that was killed half-way leaves a folder that never opens again. The marker is written once the first open succeeded;
 * a folder with files and no marker is moved aside (nothing of ours can be in it yet) and made anew.
 */
export function prepareDataFolder(folder: string): { data: string; markReady: () => void } {
  const data = join(folder, 'data');
  const marker = join(folder, 'initialised');
  if (existsSync(data) && !existsSync(marker)) renameSync(data, join(folder, `data-incomplete-${Date.now()}`));
  return {
    data,
    markReady: () => {
      if (!existsSync(marker)) closeSync(openSync(marker, 'w', 0o600));
    },
  };
}
