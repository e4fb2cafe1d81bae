import type { HiddenCause } from '../types.ts';
import { type Matrix, PaintTracker } from './paint-tracker.ts';

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
  /** A whole recognised word, letters in reading order: blanks stand on both its sides. */
  isWord?: boolean;
  /** Why nobody can see it on the page. */
  hidden?: HiddenCause;
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
  composite?: boolean;
  toUnicode?: { _map?: Record<number, string> };
}
interface PageGlyph {
  unicode: string;
  originalCharCode: number;
  width: number;
  isSpace: boolean;
}
interface TextState {
  ctm: Matrix;
  font: FontLike | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  colour: string | null;
  opacity: number;
  mode: number;
}

export interface GlyphOptions {
  /** Texts of the page's marked spans in order; used only when there is one for each of them. */
  spans?: readonly (string | null)[] | null;
  /** The visible part of the page: left, bottom, right, top. */
  view?: [number, number, number, number];
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
export function readGlyphs(
  list: OperatorList,
  ops: Record<string, number>,
  fontOf: (id: string) => unknown,
  { spans = null, view }: GlyphOptions = {},
): Glyph[] {
  const glyphs: Glyph[] = [];
  const texts = spans?.length === countSpans(list, ops) ? spans : null;
  let spansSeen = 0;
  let formDepth = 0;
  const open: { text: string | null; from: number; isCluster: boolean }[] = [];
  const stack: TextState[] = [];
  let state: TextState = {
    ctm: IDENTITY,
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    colour: '#000000',
    opacity: 1,
    mode: 0,
  };
  const paint = new PaintTracker(view ?? null);
  const filling = new Set(
    ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].map((name) => ops[name]),
  );
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
      const glyph = place(
        item,
        state,
        text,
        advance,
        open.some((span) => span.isCluster),
        paint,
      );
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
    beginMarkedContent: () => open.push({ text: null, from: glyphs.length, isCluster: false }),
    beginMarkedContentProps: ([tag, id]) => {
      const text = formDepth === 0 ? (texts?.[spansSeen] ?? null) : null;
      open.push({ text, from: glyphs.length, isCluster: String(tag) === 'Span' && id == null });
      if (formDepth === 0) spansSeen += 1;
    },
    endMarkedContent: () => {
      const span = open.pop();
      if (span?.text != null) speakSpan(glyphs, span.from, span.text);
    },
    paintFormXObjectBegin: ([matrix]) => {
      formDepth += 1;
      stack.push({ ...state });
      state.ctm = multiply(state.ctm, toMatrix(matrix));
    },
    paintFormXObjectEnd: () => {
      formDepth -= 1;
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
        if (key === 'ca') state.opacity = Number(value);
      }
    },
    setFillRGBColor: ([colour]) => {
      state.colour = toColour(colour);
    },
    setFillColorN: () => {
      state.colour = null;
    },
    setTextRenderingMode: ([mode]) => {
      state.mode = Number(mode);
    },
    constructPath: ([painting, , bounds]) => {
      if (filling.has(Number(painting)) && state.opacity > 0.5) paint.fill(state.ctm, bounds ?? null, state.colour);
    },
    shadingFill: () => paint.gradient(),
    paintImageXObject: () => paint.picture(state.ctm),
    paintInlineImageXObject: () => paint.picture(state.ctm),
    paintImageMaskXObject: () => paint.picture(state.ctm),
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

const toColour = (value: unknown): string | null =>
  typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? value.toLowerCase() : null;

function countSpans(list: OperatorList, ops: Record<string, number>): number {
  let depth = 0;
  let count = 0;
  for (const code of list.fnArray) {
    if (code === ops.paintFormXObjectBegin) depth += 1;
    else if (code === ops.paintFormXObjectEnd) depth -= 1;
    else if (code === ops.beginMarkedContentProps && depth === 0) count += 1;
  }
  return count;
}

// Longer spans are words or lines whose glyphs speak for themselves; spans of clusters are a few letters.
const LONGEST_CLUSTER = 6;

/** The glyphs of a cluster become one, with the text that its span gives. */
function speakSpan(glyphs: Glyph[], from: number, text: string): void {
  const [first] = glyphs.slice(from);
  if (!first || text.length > LONGEST_CLUSTER || /\s/.test(text)) return;
  const cluster = glyphs.splice(from);
  // A mark of no width stands where it is drawn; the letters of the cluster tell where the cluster stands.
  const wide = cluster.filter((glyph) => glyph.right - glyph.left > 0.02 * glyph.size);
  const bodies = wide.length > 0 ? wide : cluster;
  const widest = bodies.reduce((one, other) => (other.right - other.left > one.right - one.left ? other : one));
  glyphs.push({
    ...widest,
    text: cleanGlyph(text),
    left: Math.min(...bodies.map((glyph) => glyph.left)),
    right: Math.max(...bodies.map((glyph) => glyph.right)),
  });
}

const cleanGlyph = (text: string): string => text.replace(/[\u0000-\u001F\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '');

function place(item: PageGlyph, state: TextState, text: Matrix, advance: number, inSpan: boolean, paint: PaintTracker): Glyph | null {
  const guessed = isGuessed(item, state.font);
  const body = guessed ? '' : cleanGlyph(item.unicode);
  // A glyph of a cluster that has no character of its own still fills its place: it stays, silent, so that no blank is seen there.
  if (body.trim() === '' && !(inSpan && (guessed || item.unicode === '' || body === ''))) return null;
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
    ...hiding(paint.hides(at[4], at[5], Math.abs(size), state)),
  };
}

const hiding = (cause: HiddenCause | null): { hidden?: HiddenCause } => (cause ? { hidden: cause } : {});

/**
 * A glyph that its font maps to no character comes with its code as the character. Arabic clusters have such glyphs: one of
 * them carries the whole cluster's text, the others none.
 */
function isGuessed(item: PageGlyph, font: FontLike | null): boolean {
  const code = item.originalCharCode;
  if (item.unicode !== String.fromCharCode(code)) return false;
  const map = font?.toUnicode?._map;
  if (font && map && hasFreeCodes(font, map) && map[code] === undefined) return true;
  // Fonts without a map: a code beyond Latin is a number of a glyph, and lands in Greek or Cyrillic.
  return code >= 0x250 && code < 0x590;
}

const freeCodes = new WeakMap<FontLike, boolean>();

/** Whether codes are mere numbers of glyphs, as in composite fonts and in subsets that count from 1; else an unmapped code is its character. */
function hasFreeCodes(font: FontLike, map: Record<number, string>): boolean {
  const known = freeCodes.get(font);
  if (known !== undefined) return known;
  const codes = Object.keys(map);
  const free = codes.length > 0 && (font.composite === true || codes.some((code) => Number(code) < 9));
  freeCodes.set(font, free);
  return free;
}
