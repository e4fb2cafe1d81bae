// `npm run send -- "text"`: a customer writes on WhatsApp, and the reply that reaches their phone is printed. The emulator posts the signed
// webhook, as WhatsApp would; `--curl` prints that request instead, to be sent by hand.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { demoSettings, readDemoLinks } from './lib/demo.mjs';
import { dim, say, seconds } from './lib/say.mjs';
import { signedWebhook, toCurl } from './lib/signed-webhook.mjs';

const help = `Usage: npm run send -- [options] "text"

  --tenant <slug>   who is written to (default: the first demo tenant)
  --from <digits>   the customer's number (default: 966500000001); the same number continues the same conversation
  --name <name>     the customer's name on WhatsApp
  --curl            print the signed request as a curl command instead of sending it. The emulator delivers a reply only to a
                    number that wrote through it in the last 24 hours, as WhatsApp would: send once without --curl first
  --wait <seconds>  how long to wait for the reply (default: 20)

npm start must be running.`;

const POLL_MS = 100;
/** A reply may come in parts: after the first, this long without another ends the wait. */
const QUIET_MS = 800;

/** @typedef {{ account: string, contact: string, text: string, acceptedAt: number, messageId: string }} Reply */

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tenant: { type: 'string' },
      from: { type: 'string', default: '966500000001' },
      name: { type: 'string', default: 'Sara' },
      wait: { type: 'string', default: '20' },
      curl: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const text = positionals.join(' ').trim();
  if (values.help || text === '') return say.line(help);
  const settings = demoSettings();
  const message = {
    account: findAccount(settings.dataFolder, values.tenant),
    from: values.from.replace(/^\+/, ''),
    name: values.name,
    text,
  };
  if (values.curl) return say.line(toCurl(settings.productUrl, signedWebhook(message, settings.appSecret)));
  await sendAndListen(message, settings.simUrl, Number(values.wait) * 1000);
}

/** The WhatsApp number of a demo tenant: its phone page carries it.
 *  @param {string} dataFolder
 *  @param {string | undefined} slug
 *  @returns {string} */
function findAccount(dataFolder, slug) {
  const { tenants } = readDemoLinks(dataFolder);
  if (tenants.length === 0) throw new Error('There are no demo tenants yet: run npm start first (with the same DATA_DIR).');
  const tenant = slug ? tenants.find((candidate) => candidate.slug === slug) : tenants[0];
  if (!tenant) throw new Error(`There is no tenant "${slug}". There are: ${tenants.map((candidate) => candidate.slug).join(', ')}.`);
  return new URL(tenant.phoneUrl).searchParams.get('account') ?? '';
}

/** @param {{ account: string, from: string, name: string, text: string }} message
 *  @param {string} simUrl
 *  @param {number} waitMs */
async function sendAndListen(message, simUrl, waitMs) {
  const started = Date.now();
  const before = await repliesTo(message, simUrl);
  const { account, from, name, text } = message;
  await ask(`${simUrl}/_sim/phone/send`, { account, from: { waId: from, name }, type: 'text', text, wait: true });
  say.line(`${dim(`${name} →`)} ${text}`);
  const acknowledgedMs = Date.now() - started;

  let shown = before.length;
  let lastAt = 0;
  while (Date.now() - started < waitMs && (lastAt === 0 || Date.now() - lastAt < QUIET_MS)) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    for (const reply of (await repliesTo(message, simUrl)).slice(shown)) {
      say.line(`${dim('←')} ${readable(reply.text).replaceAll('\n', '\n  ')}`);
      say.line(dim(`  after ${seconds(reply.acceptedAt - started)}`));
      shown += 1;
      lastAt = Date.now();
    }
  }
  if (lastAt === 0) {
    say.problem(
      `No reply within ${seconds(waitMs)} (the webhook was acknowledged after ${acknowledgedMs} ms). Does a person hold this conversation? The dashboard shows it.`,
    );
    process.exitCode = 1;
  }
}

/** A reply's words; buttons and list rows, which the emulator reports as WhatsApp's JSON, as [ ] below them.
 *  @param {string} text
 *  @returns {string} */
function readable(text) {
  if (!text.startsWith('{')) return text;
  try {
    const { body, action } = JSON.parse(text);
    const buttons = (action?.buttons ?? []).map((/** @type {any} */ button) => button.reply?.title);
    const rows = (action?.sections ?? []).flatMap((/** @type {any} */ section) => section.rows).map((/** @type {any} */ row) => row?.title);
    return [body?.text, ...[...buttons, ...rows].map((title) => `[ ${title} ]`)].filter(Boolean).join('\n');
  } catch {
    return text;
  }
}

/** @param {{ account: string, from: string }} message
 *  @param {string} simUrl
 *  @returns {Promise<Reply[]>} */
async function repliesTo({ account, from }, simUrl) {
  const ledger = await ask(`${simUrl}/_sim/ledger?detail=1`);
  return ledger.replies.filter((/** @type {Reply} */ reply) => reply.account === account && reply.contact === from);
}

/** @param {string} url
 *  @param {object} [body] posted when given
 *  @returns {Promise<any>} */
async function ask(url, body) {
  const answer = await fetch(url, {
    ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  }).catch((/** @type {unknown} */ error) => {
    throw new Error(`The emulator does not answer at ${new URL(url).origin}: is npm start running? (${String(error)})`);
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The emulator refused (${answer.status}): ${text}`);
  return JSON.parse(text);
}

main().catch((/** @type {unknown} */ error) => {
  say.problem(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
