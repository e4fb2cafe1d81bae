import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { HintSide } from './hint.tsx';
import { placeHint } from './place-hint.ts';

const SHOW_AFTER_MS = 350;

/**
 * Draws the tooltip of whichever `[data-hint]` element is pointed at or focused: one element for the whole page, where a component
 * for each of a hundred buttons would cost 40 kB of positioning code before the first picture.
 */
export function HintLayer(): ReactNode {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      setTarget(null);
    };
    const onOver = (event: PointerEvent): void => {
      const over = event.pointerType === 'touch' ? null : hinted(event.target);
      clearTimeout(timer);
      if (over) timer = setTimeout(() => setTarget(over), SHOW_AFTER_MS);
      else setTarget(null);
    };
    const onFocus = (event: FocusEvent): void => {
      const focused = hinted(event.target);
      setTarget(focused?.matches(':focus-visible') ? focused : null);
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    for (const name of ['pointerdown', 'keydown', 'scroll', 'focusout'] as const) document.addEventListener(name, hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('focusin', onFocus);
      for (const name of ['pointerdown', 'keydown', 'scroll', 'focusout'] as const) document.removeEventListener(name, hide, true);
    };
  }, []);

  useLayoutEffect(() => {
    if (!target || !box.current) return;
    const { width, height } = box.current.getBoundingClientRect();
    const side = (target.dataset['hintSide'] ?? 'top') as HintSide;
    const rtl = document.documentElement.dir === 'rtl';
    const at = placeHint(target.getBoundingClientRect(), { width, height }, { width: innerWidth, height: innerHeight }, side, rtl);
    box.current.style.translate = `${at.left}px ${at.top}px`;
  }, [target]);

  if (!target?.isConnected) return null;
  const keys = target.dataset['hintKeys'];
  return createPortal(
    <div
      ref={box}
      aria-hidden
      // The translation counts from the window's left corner in either direction of writing.
      style={{ left: 0, top: 0 }}
      className="pointer-events-none fixed z-50 max-w-72 rounded-md border border-line-strong bg-raised px-2 py-1 text-xs text-ink shadow-float"
    >
      {target.dataset['hint']}
      {keys && <kbd className="ms-2 rounded border border-line px-1 font-sans text-2xs text-quiet">{keys}</kbd>}
    </div>,
    document.body,
  );
}

function hinted(node: EventTarget | null): HTMLElement | null {
  return node instanceof Element ? node.closest<HTMLElement>('[data-hint]') : null;
}
