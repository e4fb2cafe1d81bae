import type { InvisibleKind } from './strip-invisible.ts';
import type { ExtractWarning, HiddenCause } from './types.ts';

const MAX_PLACES = 20;
const MAX_SAMPLE = 200;

/** Gathers what the readers leave out or are not sure of: one warning for each kind and cause, with the first places it was found at. */
export class WarningList {
  readonly #byKey = new Map<string, ExtractWarning>();

  hidden(cause: HiddenCause, text: string, page: number | null = null): void {
    const shown = text.replace(/\s+/g, ' ').trim();
    if (shown === '') return;
    const warning = this.#of('hidden_text', cause);
    warning.count += shown.length;
    const sample = warning.sample ?? '';
    if (sample.length < MAX_SAMPLE) warning.sample = `${sample === '' ? '' : `${sample} `}${shown}`.slice(0, MAX_SAMPLE).toWellFormed();
    if (page !== null) addPlace((warning.pages ??= []), page);
  }

  invisible(kind: InvisibleKind, position: number, page: number | null): void {
    const warning = this.#of(kind);
    warning.count += 1;
    addPlace((warning.positions ??= []), position);
    if (page !== null) addPlace((warning.pages ??= []), page);
  }

  /** `lines` name the rows in which a number could not be read: the uploader is to look at them. */
  uncertain(words: number, page: number | null, lines: readonly string[] = []): void {
    if (words === 0) return;
    const warning = this.#of('uncertain_recognition');
    warning.count += words;
    const sample = [warning.sample ?? '', ...lines].filter((line) => line !== '').join('; ');
    if (sample !== '') warning.sample = sample.slice(0, MAX_SAMPLE).toWellFormed();
    if (page !== null) addPlace((warning.pages ??= []), page);
  }

  list(): ExtractWarning[] {
    return [...this.#byKey.values()];
  }

  #of(kind: ExtractWarning['kind'], cause?: HiddenCause): ExtractWarning {
    const key = `${kind}|${cause ?? ''}`;
    const known = this.#byKey.get(key) ?? { kind, count: 0, ...(cause ? { cause } : {}) };
    this.#byKey.set(key, known);
    return known;
  }
}

function addPlace(places: number[], place: number): void {
  if (places.length < MAX_PLACES && places.at(-1) !== place) places.push(place);
}
