/** Servers and attachments of one test, closed after it. */
import type { AttachmentSource, OpenerPolicy } from '../../attachment'
import { type OpenedAttachment, openAttachment, type Surroundings } from '..'
import { type FileServer, type Handler, sampleFile, serve } from './file-server'
import { TEST_POLICY } from './policy'

export const FILE = sampleFile(200_000)
export const LIMIT = { max: 1024 ** 2, why: 'test' }

export const slice = (start: number, length: number) => FILE.slice(start, start + length)

let opened: (FileServer | OpenedAttachment)[] = []

export async function closeOpened(): Promise<void> {
  for (const each of opened.reverse()) await each.close()
  opened = []
}

export async function server(handler: Handler): Promise<FileServer> {
  const started = await serve(handler)
  opened.push(started)
  return started
}

/** The sender says that it has 7 bytes. */
export function open(
  url: string,
  policy: Partial<OpenerPolicy> = {},
  surroundings: Partial<Surroundings> = {},
): OpenedAttachment {
  const source: AttachmentSource = { kind: 'url', url }
  const allowedHosts = ['127.0.0.1']
  const attachment = openAttachment(source, 'a.bin', 7, { ...TEST_POLICY, allowedHosts, ...policy }, surroundings)
  opened.push(attachment)
  return attachment
}

/** Opens what the handler serves. */
export async function served(handler: Handler, policy: Partial<OpenerPolicy> = {}): Promise<OpenedAttachment> {
  return open((await server(handler)).url, policy)
}
