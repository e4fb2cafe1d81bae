import { createTransport } from 'nodemailer';
import { isIP } from 'node:net';

/** Where mails leave. `requireTls`: nothing is said to a server that will not encrypt, neither the password nor a link. */
export interface SmtpConfig {
  host: string;
  port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS. */
  secure: boolean;
  requireTls: boolean;
  auth: { user: string; pass: string } | null;
  from: string;
  /** Certificates that are believed besides the system's, PEM. */
  ca?: string;
}

export interface OutgoingMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailTransport {
  /** @throws MailFailure */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Why a mail did not leave, without addresses. `final`: the far side refused this mail or this recipient, and would again. */
export class MailFailure extends Error {
  readonly final: boolean;

  constructor(message: string, final: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MailFailure';
    this.final = final;
  }
}

/**
 * Reads `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465` (TLS from the start). Plain text is spoken only with a server on this
 * machine, or where `?tls=optional` asks for it. @throws Error that says what is wrong, without the password
 */
export function parseSmtpUrl(text: string, from: string): SmtpConfig {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new Error('SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465');
  }
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const loopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTls: !secure && !loopback && url.searchParams.get('tls') !== 'optional',
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null,
    from,
  };
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

export function createSmtpTransport(config: SmtpConfig): MailTransport {
  const transport = createTransport({
    host: config.host,
    port: config.port,
    secure: config.secure,
    requireTLS: config.requireTls,
    ...(config.auth ? { auth: config.auth } : {}),
    tls: { minVersion: 'TLSv1.2', ...(config.ca ? { ca: config.ca } : {}) },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^@>\s]+)>?\s*$/.exec(config.from)?.[1] ?? 'localhost';
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          // Stable over tries, so that a mailbox that got a mail twice can show it once.
          messageId: `<${mail.id}@${domain}>`,
          from: config.from,
          // As an object: a text would be parsed as a list of addresses.
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
      } catch (error) {
        throw toFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

function toFailure(error: unknown): MailFailure {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const name = typeof code === 'string' ? code : 'UNKNOWN';
  const answer = typeof responseCode === 'number' ? responseCode : null;
  // 5xx about the sign-in is a wrong setting that somebody may mend; about the envelope or the content it is a verdict.
  const final = answer !== null && answer >= 500 && (name === 'EENVELOPE' || name === 'EMESSAGE');
  return new MailFailure(answer === null ? name : `${name} ${answer}`, final, { cause: error });
}
