/** The part of js-yaml that is used here; the package ships no types. */
declare module 'js-yaml' {
  export class YAMLException extends Error {
    readonly reason: string
    /** 0-based place in the text; absent where the parser has none. */
    readonly mark?: { readonly line: number; readonly column: number; readonly snippet?: string }
  }
  export const CORE_SCHEMA: object
  export function load(text: string, options: { readonly schema: object }): unknown
}
