import { readPage } from './strings.js';

const { language, text } = readPage();
const byId = (id) => document.getElementById(id);

document.title = text.indexTitle;
byId('title').textContent = text.indexTitle;
byId('intro').textContent = text.indexIntro;
byId('language').textContent = text.switchLanguage;
byId('language').lang = language === 'ar' ? 'en' : 'ar';
byId('language').href = `/?lang=${language === 'ar' ? 'en' : 'ar'}`;

const { accounts } = await (await fetch('/_sim/accounts')).json();
if (accounts.length === 0) byId('intro').textContent = text.noAccounts;
for (const account of accounts) {
  const row = document.createElement('li');
  const name = document.createElement('strong');
  name.textContent = account.name[language];
  const number = document.createElement('bdi');
  number.textContent = `${account.channelName[language]} · ${account.address}`;
  const links = document.createElement('span');
  links.className = 'links';
  for (const theme of ['light', 'dark']) {
    const link = document.createElement('a');
    link.href = `/phone?account=${account.key}&lang=${language}&theme=${theme}`;
    link.textContent = `${text.openIn} · ${text[theme]}`;
    link.setAttribute('aria-label', `${text.openIn} · ${text[theme]} · ${account.name[language]}`);
    links.append(link);
  }
  row.append(name, number, links);
  byId('accounts').append(row);
}
