/** A line as a model read it in a picture: `cells` from the side where reading begins. */
export interface SeenLine {
  kind: 'heading' | 'row' | 'text';
  cells: string[];
}

/** A page on its way to a reader that sees. */
export interface PagePicture {
  page: number;
  /** JPEG, at most 2,000 pixels at its longer edge. */
  bytes: Uint8Array;
}

/** Shows a page to whoever can read it. A failure is a value: why there are no lines. Never rejects. */
export type Look = (picture: PagePicture) => Promise<{ ok: true; lines: SeenLine[] } | { ok: false; failure: string }>;

/** What recognition tells of a page beside its text, for another reader to be compared with. */
export interface RecognisedPage {
  page: number;
  /** Words that were not surely read, and the names of the lines in which a number was not. */
  unsure: number;
  unread: string[];
  /** `at`: the place among the document's blocks; `readings`: what single readers made of its unread numbers. */
  blocks: { at: number; sureness: number; readings: string[] }[];
}
