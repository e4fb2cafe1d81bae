/**
 * Glyphs of a page with their places, from PDF.js's operator list.
 * PDF.js's own text items are not used: they come with spaces guessed and right-to-left runs turned already, and both
 * guesses are wrong for Arabic menus (word F1 .70 measured against .94 with the glyphs themselves).
 */
export interface Glyph {
  text: string;
  /** In the direction of writing, after the page is turned so that this text is level. Points. */
  left: number;
  right: number;
  /** Grows upwards. */
  baseline: number;
  size: number;
  bold: boolean;
  /** Degrees, a multiple of 90 for nearly all pages. */
  angle: number;
}

interface OperatorList {
  fnArray: number[];
  argsArray: unknown[];
}
interface FontLike {
  name?: string;
  black?: boolean;
  bold?: boolean;
  vertical?: boolean;
  fontMatrix?: number[];
}
interface PageGlyph {
  unicode: string;
  originalCharCode: number;
  width: number;
  isSpace: boolean;
}
type Matrix = [number, number, number, number, number, number];

interface TextState {
  ctm: Matrix;
  font: FontLike | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const toMatrix = (value: unknown): Matrix => {
  const list = Array.isArray(value) ? value : Object.values((value ?? {}) as Record<string, number>);
  return list.length >= 6 && list.every((entry) => Number.isFinite(entry)) ? (list.slice(0, 6) as Matrix) : IDENTITY;
};

/** `ops` is PDF.js's table of operator codes; `fontOf` gives a loaded font by its id. */
export function readGlyphs(list: OperatorList, ops: Record<string, number>, fontOf: (id: string) => unknown): Glyph[] {
  const glyphs: Glyph[] = [];
  const stack: TextState[] = [];
  let state: TextState = { ctm: IDENTITY, font: null, size: 0, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 };
  let line: Matrix = IDENTITY;
  let text: Matrix = IDENTITY;

  const moveLine = (x: number, y: number) => {
    line = multiply(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  const setFont = (id: string, size: number) => {
    state.font = fontOf(id) as FontLike | null;
    state.size = size;
  };
  const show = (items: unknown) => {
    if (!Array.isArray(items)) return;
    for (const item of items as (PageGlyph | number | null)[]) {
      if (item === null) continue;
      if (typeof item === 'number') {
        text = multiply(text, [1, 0, 0, 1, (-item * state.size * state.scale) / 1000, 0]);
        continue;
      }
      const unit = state.font?.fontMatrix?.[0] ?? 0.001;
      const advance = item.width * unit * state.size;
      const glyph = place(item, state, text, advance);
      if (glyph) glyphs.push(glyph);
      const spacing = state.charSpacing + (item.isSpace ? state.wordSpacing : 0);
      text = multiply(text, [1, 0, 0, 1, (advance + spacing) * state.scale, 0]);
    }
  };

  const handlers: Record<string, (args: never[]) => void> = {
    save: () => stack.push({ ...state }),
    restore: () => {
      state = stack.pop() ?? state;
    },
    transform: (args) => {
      state.ctm = multiply(state.ctm, toMatrix(args));
    },
    paintFormXObjectBegin: ([matrix]) => {
      stack.push({ ...state });
      state.ctm = multiply(state.ctm, toMatrix(matrix));
    },
    paintFormXObjectEnd: () => {
      state = stack.pop() ?? state;
    },
    beginAnnotation: ([, , transform, matrix]) => {
      stack.push({ ...state });
      state.ctm = multiply(multiply(state.ctm, toMatrix(transform)), toMatrix(matrix));
    },
    endAnnotation: () => {
      state = stack.pop() ?? state;
    },
    beginText: () => {
      line = IDENTITY;
      text = IDENTITY;
    },
    setTextMatrix: (args) => {
      line = toMatrix(args.length === 1 ? args[0] : args);
      text = line;
    },
    moveText: ([x, y]) => moveLine(x ?? 0, y ?? 0),
    setLeadingMoveText: ([x, y]) => {
      state.leading = -(y ?? 0);
      moveLine(x ?? 0, y ?? 0);
    },
    nextLine: () => moveLine(0, -state.leading),
    setFont: ([id, size]) => setFont(String(id), Number(size)),
    setGState: ([entries]) => {
      for (const [key, value] of (entries ?? []) as [string, unknown][]) {
        if (key === 'Font' && Array.isArray(value)) setFont(String(value[0]), Number(value[1]));
      }
    },
    setCharSpacing: ([value]) => {
      state.charSpacing = Number(value);
    },
    setWordSpacing: ([value]) => {
      state.wordSpacing = Number(value);
    },
    setHScale: ([value]) => {
      state.scale = Number(value) / 100;
    },
    setLeading: ([value]) => {
      state.leading = Number(value);
    },
    setTextRise: ([value]) => {
      state.rise = Number(value);
    },
    showText: ([items]) => show(items),
    showSpacedText: ([items]) => show(items),
    nextLineShowText: ([items]) => {
      moveLine(0, -state.leading);
      show(items);
    },
  };
  const byCode = new Map(Object.entries(handlers).map(([name, handler]) => [ops[name], handler]));
  list.fnArray.forEach((code, index) => {
    byCode.get(code)?.((list.argsArray[index] ?? []) as never[]);
  });
  return glyphs;
}

function place(item: PageGlyph, state: TextState, text: Matrix, advance: number): Glyph | null {
  const body = item.unicode.replace(/[\u0000-\u001F\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '');
  if (body.trim() === '' || isGuessed(item)) return null;
  const at = multiply(state.ctm, multiply(text, [state.scale, 0, 0, 1, 0, state.rise]));
  const size = state.size * Math.hypot(at[2], at[3]);
  if (!Number.isFinite(size) || size === 0) return null;
  const radians = Math.atan2(at[1], at[0]) + (state.size < 0 ? Math.PI : 0);
  const angle = (Math.round((radians * 180) / Math.PI) + 360) % 360;
  const level = (angle * Math.PI) / 180;
  const along = at[4] * Math.cos(level) + at[5] * Math.sin(level);
  const width = Math.abs(advance * Math.hypot(at[0], at[1]));
  return {
    text: body,
    left: along,
    right: along + width,
    baseline: at[5] * Math.cos(level) - at[4] * Math.sin(level),
    size: Math.abs(size),
    bold: state.font?.bold === true || state.font?.black === true || /bold|black|heavy/i.test(state.font?.name ?? ''),
    angle,
  };
}

/**
 * A glyph that its font maps to no character comes with its code as the character, which lands in Greek or Cyrillic.
 * Arabic clusters have such glyphs: one of them carries the whole cluster's text, the others none.
 */
function isGuessed(item: PageGlyph): boolean {
  const code = item.originalCharCode;
  return item.unicode === String.fromCharCode(code) && code >= 0x250 && code < 0x590;
}
