/** A `ref` for a form that a page or dialog is about: puts the cursor where the reader begins, at what is wrong or else at the first field. */
export function focusFirst(form: HTMLElement | null): void {
  const start =
    form?.querySelector<HTMLElement>('[aria-invalid=true]') ??
    form?.querySelector<HTMLElement>('input:not([readonly]):not([hidden]), button');
  start?.focus();
}
