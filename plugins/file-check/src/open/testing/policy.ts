/** What tests of the opener start from, and how they look at what went wrong. */
import { AttachmentError, type AttachmentProblem, type OpenerPolicy } from '../../attachment'

export const TEST_POLICY: OpenerPolicy = {
  allowedHosts: [],
  folders: [],
  maxBytes: 8 * 1024 ** 2,
  maxTime: 10_000,
  maxRedirects: 3,
}

/** The problem that it ended with; anything else is thrown on. */
export async function problemOf(work: Promise<unknown>): Promise<AttachmentProblem | 'none'> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof AttachmentError) return error.problem
    throw error
  }
}
