import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

// Programs that are killed and stopped on purpose, and started again by something like a service manager.

export interface Supervised {
  name: string;
  kill(): void | Promise<void>;
  /** Stops it as a paused machine would, and lets it go on after `ms`. */
  pause(ms: number): Promise<void>;
  end(): Promise<void>;
  readonly restarts: number;
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const RESTART_MS = 250;

export function superviseServer(name: string, env: Record<string, string>, logFolder: string): Supervised {
  let child: ChildProcess | null = null;
  let ended = false;
  let restarts = -1;
  const log = createWriteStream(join(logFolder, `${name}.log`), { flags: 'a' });
  const start = (): void => {
    if (ended) return;
    restarts += 1;
    child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.once('exit', () => setTimeout(start, RESTART_MS));
  };
  start();
  return {
    name,
    kill: () => void child?.kill('SIGKILL'),
    async pause(ms) {
      const paused = child;
      paused?.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      paused?.kill('SIGCONT');
    },
    async end() {
      ended = true;
      const last = child;
      if (!last || last.exitCode !== null) return;
      const gone = new Promise((resolve) => last.once('exit', resolve));
      last.kill('SIGTERM');
      setTimeout(() => last.kill('SIGKILL'), 8_000).unref();
      await gone;
    },
    get restarts() {
      return restarts;
    },
  };
}

/** A PostgreSQL cluster of its own, which can be killed without harming anybody else's tests. */
export interface Cluster extends Supervised {
  url: string;
}

const BIN = '/usr/lib/postgresql/15/bin';

/** `settings`: more of the server's settings, as `name=value`. */
export async function startCluster(folder: string, port: number, settings: readonly string[] = []): Promise<Cluster> {
  const asOwner = (program: string, ...args: string[]): void => {
    const command = [join(BIN, program), ...args];
    if (process.getuid?.() === 0) execFileSync('runuser', ['-u', 'postgres', '--', ...command], { stdio: 'ignore' });
    else execFileSync(command[0] ?? '', command.slice(1), { stdio: 'ignore' });
  };
  const data = join(folder, 'postgres');
  if (process.getuid?.() === 0) execFileSync('install', ['-d', '-o', 'postgres', '-g', 'postgres', '-m', '700', data]);
  if (process.getuid?.() === 0) execFileSync('chmod', ['755', folder]);
  asOwner('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c max_connections=120 -c shared_buffers=128MB${settings.map((setting) => ` -c ${setting}`).join('')}`;
  const start = async (): Promise<void> => {
    const command = [join(BIN, 'pg_ctl'), '-s', '-w', '-t', '60', '-D', data, '-l', join(data, 'server.log'), '-o', options, 'start'];
    if (process.getuid?.() === 0) await promisify(execFile)('runuser', ['-u', 'postgres', '--', ...command]);
    else await promisify(execFile)(command[0] ?? '', command.slice(1));
  };
  await start();
  let restarts = 0;
  const postmaster = (): number => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const everyone = (): number[] => {
    const main = postmaster();
    return [
      main,
      ...readdirSync('/proc')
        .map(Number)
        .filter((pid) => Number.isInteger(pid) && parentOf(pid) === main),
    ];
  };
  const signal = (pid: number, name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name);
    } catch {
      // Gone by itself.
    }
  };
  return {
    name: 'database',
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async kill() {
      const killed = everyone();
      for (const pid of killed) signal(pid, 'SIGKILL');
      restarts += 1;
      // The dead leave a pid file and shared memory for a moment; a service manager would try again too.
      for (let tries = 0; tries < 20; tries += 1) {
        if (
          await start().then(
            () => true,
            () => false,
          )
        )
          return;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      throw new Error('the database did not come back');
    },
    async pause(ms) {
      const paused = everyone();
      for (const pid of paused) signal(pid, 'SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      for (const pid of paused) signal(pid, 'SIGCONT');
    },
    async end() {
      asOwner('pg_ctl', '-s', '-w', '-m', 'immediate', '-D', data, 'stop');
    },
    get restarts() {
      return restarts;
    },
  };
}

export function canStartCluster(): boolean {
  return existsSync(join(BIN, 'initdb'));
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
