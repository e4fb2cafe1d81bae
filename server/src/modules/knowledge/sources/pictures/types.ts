/** A piece of a printed line and where it stands on its page: shares of width and height, from the upper left corner. */
export interface Segment {
  text: string;
  /** Segments of one line share its number. */
  line: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PagePicture {
  webp: Buffer;
  /** Of the picture, in pixels. */
  width: number;
  height: number;
  segments: Segment[];
}

/** What the drawing process is told, as one argument of JSON. The file itself travels on stdin. */
export interface DrawTask {
  kind: 'pdf' | 'image';
  page: number;
  /** Of the picture that comes out, in pixels. */
  longestEdge: number;
  /** Of a picture that goes in. */
  maxPixels: number;
}

/** Written before the picture's bytes: four bytes of its own length, then this as JSON. */
export interface DrawHead {
  width: number;
  height: number;
  segments: Segment[];
}
