/** Turns texts into vectors of one space. Spaces are never compared with each other. */
export interface Embedder {
  /** Names model and dimensions; stored beside each vector. */
  space: string;
  /** Languages the space understands; a question in another is not embedded. */
  languages: 'en' | 'all';
  embed(texts: string[], signal?: AbortSignal): Promise<Float32Array[]>;
}
