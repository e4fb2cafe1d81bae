export interface BreakerSettings {
  failures: number;
  openMs: number;
}

/** Keeps calls away from a provider that fails in a row. After `openMs` one call may try; its success closes the breaker again. */
export class CircuitBreaker {
  readonly #settings: BreakerSettings;
  readonly #clock: () => number;
  #failures = 0;
  #openedAt: number | null = null;
  #trying = false;

  constructor(settings: BreakerSettings, clock: () => number) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Whether a call may go out now. Asking in the half-open state takes the one try. */
  admits(): boolean {
    if (this.#openedAt === null) return true;
    if (this.#trying || this.#clock() - this.#openedAt < this.#settings.openMs) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openedAt = null;
    this.#trying = false;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#trying || this.#failures >= this.#settings.failures) this.#openedAt = this.#clock();
    this.#trying = false;
  }

  /** The call ended without a word on the provider's health, e.g. because the caller gave up. */
  released(): void {
    this.#trying = false;
  }
}
