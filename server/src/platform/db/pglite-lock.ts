import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
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
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) }));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(path);
      if (holder && isAlive(holder.pid, holder.startTime)) {
        throw new Error(`the database folder is in use by process ${holder.pid}; stop it, or set DATABASE_URL to share a PostgreSQL`);
      }
      rmSync(path, { force: true });
    }
  }
  throw new Error('the database folder could not be locked');
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
