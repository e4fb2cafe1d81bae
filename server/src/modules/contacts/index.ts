export { eraseContact } from './erase-contact.ts';
export { exportContact } from './export-contact.ts';
export { getContact, listContacts } from './list-contacts.ts';
