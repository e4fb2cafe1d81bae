export { queueMail, type MailToQueue } from './queue-mail.ts';
export type { MailTemplate, MailValues } from './words.ts';
