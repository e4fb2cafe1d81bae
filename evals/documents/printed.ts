/** A printed page and what it says, kept beside it in `printed/manifest.jsonl`. */
export interface Unit {
  /** Words that are read one after the other: a line, a cell, a paragraph. */
  text: string;
  /** A dish and its price, which must come out in one block. */
  row?: [name: string, price: string];
}

export interface Printed {
  id: string;
  maker: 'chromium' | 'libreoffice';
  kind: string;
  language: 'ar' | 'en' | 'bilingual';
  font: string;
  units: Unit[];
}
