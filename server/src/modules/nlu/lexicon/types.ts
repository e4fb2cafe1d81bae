/**
 * One concept and how it is said. Each column is a comma-separated list; words are compared after `normaliseText`, English by stem,
 * Arabic without its fused و ف ب ل ك and article unless a "=" before it asks for the literal word. `msa` also holds what all dialects share.
 */
export interface Entry {
  id: string;
  en?: string;
  msa?: string;
  gulf?: string;
  egyptian?: string;
  levantine?: string;
  arabizi?: string;
}
