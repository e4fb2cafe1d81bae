import { expect, test } from 'vitest';
import { createThread } from './create-thread.ts';

const codes = { failed: 'thread.failed', closed: 'thread.closed' };
const running = (source: string) =>
  createThread<{ say: string }, { said: string }>(
    new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${source}`)}`),
    codes,
  );
const echo = `parentPort.on('message', ({ id, say }) => {
  if (say === 'die') process.exit(1);
  parentPort.postMessage(say === 'no' ? { id, error: 'not today' } : { id, said: say });
});`;

test('gives each question its own answer, whatever the order', async () => {
  const thread = running(echo);
  const answers = await Promise.all(['a', 'b', 'c'].map((say) => thread.ask({ say })));
  expect(answers.map(({ said }) => said)).toEqual(['a', 'b', 'c']);
  await thread.close();
});

test('tells what the thread refused, and goes on', async () => {
  const thread = running(echo);
  await expect(thread.ask({ say: 'no' })).rejects.toMatchObject({ message: 'thread.failed', cause: 'not today' });
  expect((await thread.ask({ say: 'yes' })).said).toBe('yes');
  await thread.close();
});

test('rejects what waits when the thread dies, and starts another for the next question', async () => {
  const thread = running(echo);
  await expect(thread.ask({ say: 'die' })).rejects.toThrow('thread.failed');
  expect((await thread.ask({ say: 'again' })).said).toBe('again');
  await thread.close();
});

test('answers nobody once it is closed', async () => {
  const thread = running(echo);
  const late = thread.ask({ say: 'late' });
  await Promise.all([expect(late).rejects.toThrow('thread.closed'), thread.close()]);
  await expect(thread.ask({ say: 'later' })).rejects.toThrow('thread.closed');
});
