/** The harmless string of letters by which scanners of malware are tested. */
import { bytesOf, startsWith } from './bytes'

// In pieces, so that no scanner takes this file for the test; https://www.eicar.org/download-anti-malware-testfile/
const EICAR = bytesOf(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''))

/** Scanners know it at the beginning of a file only. */
export function isEicar(head: Uint8Array): boolean {
  return startsWith(head, EICAR)
}
