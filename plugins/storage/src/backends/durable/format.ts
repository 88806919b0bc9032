/**
 * The version of the files, which the first line of every file says as `"format":<n>`, in all versions.
 * A change of the format adds 1 here and the way from the version before to `MIGRATIONS`.
 */
export const FORMAT = 1

/** A whole file of one version, rewritten as the next version has it. */
export type Migration = (file: { readonly name: string; readonly bytes: Buffer }) => Buffer

/** From version → the way to the next. */
export type Migrations = ReadonlyMap<number, Migration>

export const MIGRATIONS: Migrations = new Map()

/** How many bytes of a file are looked at for its version. */
export const HEAD = 256

/** @returns the version that the first line of a file says, if it says one */
export function formatOf(head: Buffer): number | undefined {
  const line = head.toString('latin1', 0, HEAD).split('\n', 1)[0] ?? ''
  const said = /"format":(\d{1,9})/.exec(line)?.[1]
  return said === undefined ? undefined : Number(said)
}
