/** Who has the page open: a reply goes to the browser that asked and to no other. */

/** One connection of a browser to the console. */
export interface Line {
  send(payload: unknown): void
}

export class Visitors {
  /** In the order in which they last spoke. */
  private readonly users = new Map<Line, string>()

  /** Notes that this user is at the other end, and nobody else any longer. */
  enter(line: Line, user: string): void {
    this.users.delete(line)
    this.users.set(line, user)
  }

  leave(line: Line): void {
    this.users.delete(line)
  }

  /** @returns of several tabs of one browser the one that spoke last; undefined where it is closed */
  lineTo(user: string): Line | undefined {
    return [...this.users].findLast(([, visitor]) => visitor === user)?.[0]
  }
}
