import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from './extract-document.ts';

const killed = { left: 0, started: 0 };
const { spawn } = childProcess;

beforeAll(() => {
  const started = (...given: Parameters<typeof spawn>): ReturnType<typeof spawn> => {
    const child = spawn(...given);
    killed.started += 1;
    killed.left -= 1;
    if (killed.left >= 0) child.kill('SIGKILL');
    return child;
  };
  Object.assign(childProcess, { spawn: started });
  // Also for whoever has imported it by name.
  syncBuiltinESMExports();
});
afterAll(() => {
  Object.assign(childProcess, { spawn });
  syncBuiltinESMExports();
});

const file = { bytes: new TextEncoder().encode('Karak tea 6 SAR'), name: 'menu.txt' };
beforeEach(() => Object.assign(killed, { left: 0, started: 0 }));

describe('a reading process that the system ends', { timeout: 60_000 }, () => {
  it('is started once more, and the document is none the worse', async () => {
    killed.left = 1;
    expect(await extractDocument(file)).toMatchObject({ ok: true, document: { text: 'Karak tea 6 SAR' } });
    expect(killed.started).toBe(2);
  });

  it('is not blamed on the document as a fault of its form, and not begun for ever', async () => {
    killed.left = 9;
    expect(await extractDocument(file)).toMatchObject({ ok: false, failure: 'document.out_of_memory' });
    expect(killed.started).toBe(2);
  });
});
