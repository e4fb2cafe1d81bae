declare module '*.po' {
  import type { Messages } from '@lingui/core';
  /** By id, or as a build packs them (`PackedWords`; what is declared here can import no file of ours). */
  export const messages: Messages | (Messages[string] | number)[];
}
