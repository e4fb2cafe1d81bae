import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/api-error.ts';

export interface Submit<Input> {
  busy: boolean;
  error: unknown;
  /** Seconds until the server lets us try again; 0 when it may be now. */
  waitSeconds: number;
  run: (input: Input) => Promise<void>;
  clear: () => void;
}

/** One deed of a form: in flight once, its error kept for the page, and held back as long as the server asks. */
export function useSubmit<Input = void>(deed: (input: Input) => Promise<unknown>): Submit<Input> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [waitSeconds, setWaitSeconds] = useState(0);
  const running = useRef(false);

  useEffect(() => {
    if (waitSeconds <= 0) return;
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [waitSeconds]);

  const run = async (input: Input): Promise<void> => {
    if (running.current || waitSeconds > 0) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await deed(input);
    } catch (caught) {
      setError(caught);
      if (caught instanceof ApiError && caught.retryAfter) setWaitSeconds(Math.ceil(caught.retryAfter));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, error, waitSeconds, run, clear: () => setError(null) };
}

/** For `<form onSubmit>`: the browser sends nothing by itself, and the cursor goes to the first field that is wrong. */
export function onSubmit(deed: () => void): (event: FormEvent<HTMLFormElement>) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    deed();
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
}
