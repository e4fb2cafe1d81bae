import { bold, dim } from './say.mjs';

/** @typedef {import('./demo.mjs').DemoLinks} DemoLinks */

/** The one page that `npm start` ends with.
 *  @param {{ settings: ReturnType<typeof import('./demo.mjs').demoSettings>, links: DemoLinks, logFolder: string }} input
 *  @returns {string} */
export function welcomePage({ settings, links, logFolder }) {
  const { tenants, operator } = links;
  const first = tenants[0];
  const lines = [''];
  for (const tenant of tenants) {
    lines.push(`  ${bold([tenant.name.en, tenant.name.ar].filter(Boolean).join(' · '))}  ${dim(tenant.slug)}`);
    lines.push(`    dashboard, signed in    ${tenant.enterUrl}`);
    for (const { channel, url } of tenant.phones ?? [{ channel: '', url: tenant.phoneUrl }])
      lines.push(`    ${`the customer's phone${channel ? `, ${channel}` : ''}`.padEnd(32)}${url}`);
    for (const login of tenant.logins ?? []) lines.push(`    sign in as ${login.role.padEnd(12)} ${login.email}  ${login.password}`);
    lines.push('');
  }
  if (operator) {
    lines.push(`  ${bold('Platform operator')}`, `    operator, signed in     ${operator.enterUrl}`);
    lines.push(`    sign in as operator     ${operator.email}  ${operator.password}`, '');
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
