export { listLocalMail } from './list-local-mail.ts';
export { createMailSender, type MailSender } from './mail-sender.ts';
export { type MailToQueue, queueMail } from './queue-mail.ts';
export { createSmtpTransport, type MailTransport, parseSmtpUrl, type SmtpConfig } from './smtp.ts';
export type { MailTemplate, MailValues } from './words.ts';
