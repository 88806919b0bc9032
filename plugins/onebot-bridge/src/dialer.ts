/** Keeps a link to a QQ side that listens: dials, and dials again after each loss, with growing pauses. */
import type { WebSocket } from 'ws'
import { hangUp } from './link'

/** The pause before the first new try, in milliseconds: who was only restarted is back at once. */
const FIRST_PAUSE = 250

/** How long to wait before try number `attempt` (from 0), in milliseconds. */
export function pauseBefore(attempt: number, limit: number): number {
  return Math.min(limit, FIRST_PAUSE * 2 ** attempt)
}

export interface Dialing {
  /** @throws where there is nothing to dial */
  open(): WebSocket
  /** Takes an open socket. */
  adopt(socket: WebSocket): void
  /** A try failed before the socket was open. */
  failed(why: string): void
  /** @returns stops it */
  later(milliseconds: number, act: () => void): () => void
}

export class Dialer {
  private isWanted = false
  private attempt = 0
  private socket: WebSocket | undefined
  private stopWaiting: (() => void) | undefined

  /** @param limit the longest pause between two tries, in milliseconds */
  constructor(
    private readonly dialing: Dialing,
    private readonly limit: number,
  ) {}

  start(): void {
    if (this.isWanted) return
    this.isWanted = true
    this.attempt = 0
    this.dial()
  }

  stop(): void {
    this.isWanted = false
    this.stopWaiting?.()
    if (this.socket) hangUp(this.socket)
  }

  /** The link is of use: its loss will be followed by a quick try. A side that hangs up at once gets longer pauses. */
  succeeded(): void {
    this.attempt = 0
  }

  private dial(): void {
    let why = ''
    let wasOpen = false
    try {
      const socket = this.dialing.open()
      this.socket = socket
      socket.on('error', (error) => {
        why = error.message
      })
      socket.once('open', () => {
        wasOpen = true
        this.dialing.adopt(socket)
      })
      socket.once('close', () => {
        this.socket = undefined
        if (!wasOpen && this.isWanted) this.dialing.failed(why)
        this.again()
      })
    } catch (error) {
      this.dialing.failed(String(error))
      this.again()
    }
  }

  private again(): void {
    if (!this.isWanted) return
    this.stopWaiting = this.dialing.later(pauseBefore(this.attempt++, this.limit), () => this.dial())
  }
}
