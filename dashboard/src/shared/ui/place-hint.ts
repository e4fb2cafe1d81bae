import type { HintSide } from './hint.tsx';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const GAP = 8;
const MARGIN = 6;

/** Where a tooltip goes: on the wished side of its element, on the other when there is no room, always inside the window. */
export function placeHint(
  anchor: Box,
  hint: { width: number; height: number },
  screen: { width: number; height: number },
  side: HintSide,
  rtl: boolean,
): { left: number; top: number } {
  const right = anchor.left + anchor.width + GAP;
  const left = anchor.left - GAP - hint.width;
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - hint.height;
  const middle = { left: anchor.left + (anchor.width - hint.width) / 2, top: anchor.top + (anchor.height - hint.height) / 2 };
  const fitsRight = right + hint.width <= screen.width - MARGIN;
  const fitsLeft = left >= MARGIN;
  if (side === 'inline-end' && (fitsRight || fitsLeft)) {
    const toLeft = rtl ? fitsLeft : !fitsRight;
    return inside({ left: toLeft ? left : right, top: middle.top }, hint, screen);
  }
  const upwards = side === 'bottom' ? below + hint.height > screen.height - MARGIN : above >= MARGIN;
  return inside({ left: middle.left, top: upwards ? above : below }, hint, screen);
}

function inside(
  at: { left: number; top: number },
  hint: { width: number; height: number },
  screen: { width: number; height: number },
): { left: number; top: number } {
  return {
    left: Math.round(Math.max(MARGIN, Math.min(at.left, screen.width - hint.width - MARGIN))),
    top: Math.round(Math.max(MARGIN, Math.min(at.top, screen.height - hint.height - MARGIN))),
  };
}
