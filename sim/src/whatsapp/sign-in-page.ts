import type { Account } from '../accounts.ts';
import { MISHAPS } from '../meta/login/window.ts';

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The provider's sign-in window, plainly the emulator's. */
export function signInPage(numbers: readonly Account[], query: Readonly<Record<string, string | undefined>>): string {
  const businesses = [...new Map(numbers.map((account) => [account.businessKey, account])).values()];
  const choices = businesses.map(
    ({ businessKey, name, address }, index) =>
      `<label><input type="radio" name="business" value="${escape(businessKey)}"${index === 0 ? ' checked' : ''}> <bdi>${escape(name.en)}</bdi> <small><bdi>${escape(address)}</bdi></small></label>`,
  );
  const hidden = ['state', 'redirect_uri'].map((name) => `<input type="hidden" name="${name}" value="${escape(query[name] ?? '')}">`);
  const options = Object.entries(MISHAPS).map(([value, text]) => `<option value="${value}">${escape(text)}</option>`);
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Emulated sign-in</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem}label{display:block;padding:.4rem 0}
fieldset{border:1px solid #8886;border-radius:.75rem;margin:1rem 0}input[type=text]{display:block;width:100%;box-sizing:border-box;padding:.5rem;margin:.25rem 0}
button{font:inherit;padding:.6rem 1.2rem;border-radius:.6rem;border:1px solid #8886;cursor:pointer}button.main{background:#1877f2;color:#fff}</style>
<h1>Connect to WhatsApp</h1><p>This window is the emulator's: no real account is touched.</p>
<form method="post" action="../../dialog/finish">${hidden.join('')}
<fieldset><legend>Which business?</legend>${choices.join('')}
<label><input type="radio" name="business" value=""${choices.length === 0 ? ' checked' : ''}> A new number</label>
<input type="text" name="name" placeholder="Name" aria-label="Name of the new number"><input type="text" name="number" placeholder="+966 50 000 0000" aria-label="New number"></fieldset>
<label>What goes wrong <select name="mishap">${options.join('')}</select></label>
<button class="main">Continue</button> <button name="deny" value="1">Cancel</button></form></html>`;
}
