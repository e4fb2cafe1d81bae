import { bold, dim } from './say.mjs';

/** @typedef {import('./demo.mjs').DemoTenant} DemoTenant */

/** The one page that `npm start` ends with.
 *  @param {{ settings: ReturnType<typeof import('./demo.mjs').demoSettings>, tenants: DemoTenant[], logFolder: string }} input
 *  @returns {string} */
export function welcomePage({ settings, tenants, logFolder }) {
  const first = tenants[0];
  const lines = [''];
  for (const tenant of tenants) {
    lines.push(`  ${bold([tenant.name.en, tenant.name.ar].filter(Boolean).join(' · '))}  ${dim(tenant.slug)}`);
    lines.push(`    dashboard, signed in    ${tenant.enterUrl}`);
    lines.push(`    the customer's phone    ${tenant.phoneUrl}`, '');
  }
  lines.push(
    `  ${bold('Also')}`,
    `    dashboard               ${settings.productUrl}/`,
    `    emulator                ${settings.simUrl}/`,
    '',
    `  ${bold('Send a WhatsApp message from a second terminal')}`,
    `    npm run send -- "What vegan dishes do you have?"`,
    ...(first ? [`    npm run send -- --tenant ${first.slug} "هل عندكم توصيل؟"`] : []),
    `    npm run send -- --curl "Hello"      ${dim('prints the signed request as a curl command')}`,
    '',
    dim(`  Logs in ${logFolder}/. Ctrl-C stops everything.`),
    '',
  );
  return lines.join('\n');
}
