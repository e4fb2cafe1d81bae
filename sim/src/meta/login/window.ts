import type { Account } from '../../accounts.ts';

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** What a person, or their browser, may do wrong in a window. */
export const MISHAPS: Readonly<Record<string, string>> = {
  '': 'Nothing goes wrong',
  wrong_state: 'Come back with a wrong state',
  expired_code: 'Come back with a code that is too old',
  missing_permission: 'Leave out a permission',
};

interface Look {
  title: string;
  legend: string;
  /** Radio buttons, or boxes where several may be given. */
  several: boolean;
  accounts: readonly Account[];
  newOne: string;
  mishaps: Readonly<Record<string, string>>;
  finish: string;
  query: Readonly<Record<string, string | undefined>>;
}

/** The provider's sign-in window, plainly the emulator's. */
export function signInWindow({ title, legend, several, accounts, newOne, mishaps, finish, query }: Look): string {
  const kind = several ? 'checkbox' : 'radio';
  const choices = accounts.map(
    ({ key, name, address }, index) =>
      `<label><input type="${kind}" name="account" value="${escape(key)}"${index === 0 && !several ? ' checked' : ''}> <bdi>${escape(name.en)}</bdi> <small><bdi>${escape(address)}</bdi></small></label>`,
  );
  const hidden = ['state', 'redirect_uri', 'scope'].map(
    (name) => `<input type="hidden" name="${name}" value="${escape(query[name] ?? '')}">`,
  );
  const options = Object.entries(mishaps).map(([value, text]) => `<option value="${value}">${escape(text)}</option>`);
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Emulated sign-in</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem}label{display:block;padding:.4rem 0}
fieldset{border:1px solid #8886;border-radius:.75rem;margin:1rem 0;max-height:18rem;overflow:auto}input[type=text],select{font:inherit;display:block;width:100%;box-sizing:border-box;padding:.5rem;margin:.25rem 0}
button{font:inherit;padding:.6rem 1.2rem;border-radius:.6rem;border:1px solid #8886;cursor:pointer}button.main{background:#1877f2;color:#fff}</style>
<h1>${escape(title)}</h1><p>This window is the emulator's: no real account is touched.</p>
<form method="post" action="${escape(finish)}">${hidden.join('')}
<fieldset><legend>${escape(legend)}</legend>${choices.join('')}
<label><input type="${kind}" name="account" value="new"${choices.length === 0 ? ' checked' : ''}> ${escape(newOne)}</label>
<input type="text" name="name" placeholder="Name" aria-label="Name of the new account"></fieldset>
<label>What goes wrong <select name="mishap">${options.join('')}</select></label>
<button class="main">Continue</button> <button name="deny" value="1">Cancel</button></form></html>`;
}
