import net from 'node:net';

/** Whether something listens on a port (asked by connecting: a server on 0.0.0.0 counts as well).
 *  @param {number} port
 *  @param {string} [host] this machine when left out
 *  @returns {Promise<boolean>} */
export function portBusy(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 1000 });
    const answer = (/** @type {boolean} */ busy) => {
      socket.destroy();
      resolve(busy);
    };
    socket.on('connect', () => answer(true));
    socket.on('timeout', () => answer(true));
    socket.on('error', () => answer(false));
  });
}

/** The first port from `first` on where nobody listens, nor on the one after it.
 *  @param {number} first
 *  @returns {Promise<number>} */
export async function freePair(first) {
  for (let port = first; ; port += 2) {
    if (!(await portBusy(port)) && !(await portBusy(port + 1))) return port;
  }
}

/** @param {string} name of the environment variable
 *  @param {string | undefined} text its value
 *  @param {number} fallback
 *  @returns {number} */
export function readPort(name, text, fallback) {
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`${name} must be a port between 1 and 65535, not "${text}".`);
  return port;
}
