import process from 'node:process';

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
/** @param {number} code */
const paint = (code) => (/** @type {string} */ text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

/** The last lines of a text.
 *  @param {string} text
 *  @param {number} lines */
export const tail = (text, lines) => text.trimEnd().split('\n').slice(-lines).join('\n');

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export const say = {
  /** @param {string} text */
  line(text = '') {
    process.stdout.write(`${text}\n`);
  },

  /** @param {string} text */
  problem(text) {
    process.stderr.write(`\n${red('✗')} ${text}\n`);
  },

  /** One line that counts the seconds on a terminal, and is printed once elsewhere.
   *  @param {string} text */
  progress(text) {
    const started = Date.now();
    const draw = () => process.stdout.write(`\r  ${text} … ${Math.round((Date.now() - started) / 1000)} s `);
    if (!process.stdout.isTTY) process.stdout.write(`  ${text} …\n`);
    const timer = process.stdout.isTTY ? setInterval(draw, 500) : null;
    const end = () => {
      if (timer) clearInterval(timer);
      if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    };
    return {
      /** @param {string} text */
      done(text) {
        end();
        process.stdout.write(`  ${green('✓')} ${text}\n`);
      },
      fail: end,
    };
  },
};
