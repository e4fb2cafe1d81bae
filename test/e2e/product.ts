import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The product and emulator that Playwright started: see playwright.config.ts. */
const port = Number(process.env.E2E_PORT ?? 8100);
export const simUrl = `http://127.0.0.1:${port + 1}`;

export interface DemoTenant {
  slug: string;
  name: { en: string; ar: string };
  enterUrl: string;
  phoneUrl: string;
  logins: { role: string; email: string; password: string }[];
}

/** A seeded business by its slug, with its links. */
export function demoTenant(slug: string): DemoTenant {
  const { tenants } = JSON.parse(readFileSync(path.resolve('test-results/e2e-data/demo-links.json'), 'utf8')) as { tenants: DemoTenant[] };
  const tenant = tenants.find((candidate) => candidate.slug === slug);
  if (!tenant) throw new Error(`no demo tenant ${slug}`);
  return tenant;
}

/** How somebody of a seeded business signs in. */
export function demoLogin(slug: string, role: 'owner' | 'agent' | 'analyst'): { email: string; password: string } {
  const login = demoTenant(slug).logins.find((candidate) => candidate.role === role);
  if (!login) throw new Error(`no ${role} in ${slug}`);
  return login;
}

/** A customer writes on WhatsApp; resolves when the webhook was acknowledged. */
export function writeAsCustomer(tenant: DemoTenant, from: { waId: string; name: string }, text: string): Promise<void> {
  return sendAsCustomer(tenant, from, { type: 'text', text });
}

/** As `writeAsCustomer`, with whatever a phone can send. */
export async function sendAsCustomer(tenant: DemoTenant, from: { waId: string; name: string }, message: object): Promise<void> {
  const account = new URL(tenant.phoneUrl).searchParams.get('account');
  const answer = await fetch(`${simUrl}/_sim/phone/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, from, ...message, wait: true }),
  });
  if (!answer.ok) throw new Error(`the emulator refused: ${answer.status} ${await answer.text()}`);
}
