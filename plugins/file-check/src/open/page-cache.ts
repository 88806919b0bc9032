/** The pages of a file that were read last, up to a fixed number. */

export class PageCache {
  /** In the order of their last use. */
  private readonly pages = new Map<number, Uint8Array>()

  constructor(private readonly most: number) {}

  get count(): number {
    return this.pages.size
  }

  has(number: number): boolean {
    return this.pages.has(number)
  }

  get(number: number): Uint8Array | undefined {
    const page = this.pages.get(number)
    if (page) this.set(number, page)
    return page
  }

  set(number: number, page: Uint8Array): void {
    this.pages.delete(number)
    this.pages.set(number, page)
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= this.most) return
      this.pages.delete(oldest)
    }
  }
}
