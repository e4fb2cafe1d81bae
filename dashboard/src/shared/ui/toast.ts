import type { ReactNode } from 'react';

export interface Toast {
  text: ReactNode;
  description?: string;
  error?: boolean;
  action?: { label: string; onClick: () => void };
}

type Show = (toast: Toast) => void;
let show: Show | null = null;
const waiting: Toast[] = [];

/** Says something in the corner for six seconds. Toasts said before the corner has loaded appear when it has. */
export function showToast(toast: Toast): void {
  if (show) show(toast);
  else waiting.push(toast);
}

/** The corner is there. */
export function connectToasts(ready: Show): void {
  show = ready;
  for (const toast of waiting.splice(0)) ready(toast);
}
