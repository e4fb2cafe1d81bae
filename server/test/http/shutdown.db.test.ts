import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { startTestApp } from '../app.ts';

it('stops as soon as the last request is answered, not when its connection has been idle for a minute', async () => {
  const running = await startTestApp();
  try {
    const { hostname, port } = new URL(running.api.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    let answer = '';
    socket.on('data', (bytes: Buffer) => void (answer += bytes.toString()));
    const closed = once(socket, 'close');
    // Half a request is on its way when the stop begins.
    socket.write('GET /healthz HTTP/1.1\r\nHost: test\r\n');
    await vi.waitFor(() =>
      expect(new Promise((resolve) => running.api.server.server.getConnections((_error, count) => resolve(count)))).resolves.toBe(1),
    );
    const stopping = running.api.stop();
    await vi.waitFor(() => expect(running.api.server.server.listening).toBe(false));
    socket.write('\r\n');
    await Promise.all([stopping, closed]);
    expect(answer).toContain('200 OK');
  } finally {
    await running.close();
  }
  // Less than the minute: that is what is shown.
}, 45_000);
