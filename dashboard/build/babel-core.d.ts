/** The one call we make; Babel 7 ships no types of its own. */
declare module '@babel/core' {
  export function transformAsync(
    code: string,
    options: Record<string, unknown>,
  ): Promise<{ code?: string | null; map?: { mappings: string; names: string[]; sources: string[]; version: number } | null } | null>;
}
