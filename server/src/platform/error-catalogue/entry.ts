/** `retryable`: the same call may work later. */
export type Catalogue = Record<string, { status: number; retryable: boolean; message: { en: string; ar: string } }>;
