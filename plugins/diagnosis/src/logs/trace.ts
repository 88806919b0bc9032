/** Stack traces of Python, Java, .NET, Node and Go: which lines belong to one, and which line names the exception. */
import { TELLING_ANSWER } from './answers'

const FRAME =
  /^\s{0,40}(?:at (?:async |new |static )?[^\s(][^\n]{0,400}(?:\)|:\d{1,7}|\]|:line \d{1,7})(?: \{)?\s*$|at [\w$.]{1,80}\.[\w$<>]{1,80}\(|(?:> )?File "[^"\n]{1,400}", line \d{1,7}|\.{3} \d{1,5} (?:more|common frames)|\.{3} \d{1,5} lines? matching|--- End of (?:inner exception|stack trace)|\[signal [A-Z]{3,9}\b|goroutine \d{1,9} \[|#\d{1,3}:? {1,2}(?:pc )?(?:0x)?[0-9a-f]{6,16}\b|(?:\[[A-Za-z]{4,12}\] )?0x[0-9a-f]{8,16} \S|\[Previous line repeated \d)/
const PYTHON = /Traceback \(most recent call last\):?/
const CHAIN =
  /^\s{0,12}(?:Caused by: |Suppressed: |Wrapped by: |The above exception was the direct cause|During handling of the above exception|---> |\[cause\]: )/

/** FooError: …, a.b.FooException, ApiRejection {…, `Error [ERR_X]: …`; the class may stand alone. */
const EXCEPTION =
  /^(?:\[[\w.-]{1,40}\] )?(?:Uncaught |Unhandled (?:exception|rejection|Exception)[.:]? {0,2}|Exception in thread "[^"\n]{1,80}" |panic: )?(?:[A-Za-z_$][\w$]{0,80}[./:\\]){0,12}[A-Z][\w$]{0,60}(?:Error|Exception|Rejection|Failed|Failure|Timeout|Interrupt|NotAvailable|Closed[A-Z]{0,10}|Exit|Group|TooBig)(?:\(|<| \[[\w.-]{1,60}\])?(?::(?=\s|$)|\(| \{|\s*$)|^(?:Error|Exception|Throwable)(?: \[[\w.-]{1,60}\])?: |^panic: |^fatal error: |^(?:[a-z_]\w{0,40}\.){1,8}[A-Z]\w{1,60}(?:: |$)/

export function isFrame(line: string): boolean {
  return FRAME.test(line)
}

/** Whether a line opens a Python traceback, whatever stands before it. */
export function opensTraceback(line: string): boolean {
  return PYTHON.test(line)
}

/** Whether a line ties one exception to another. */
export function isChain(line: string): boolean {
  return CHAIN.test(line)
}

const THREAD_DEATH =
  /^(?:Exception in thread "|panic: |fatal error: |(?:\w{1,20}: )?Unhandled (?:page fault|exception) |thread '[^'\n]{1,80}' (?:\(\d{1,9}\) )?panicked at |terminate called |(?:\S{1,80}: )?(?:line \d{1,6}: +\d{1,8} )?(?:Segmentation fault|Aborted|Killed|Bus error|Illegal instruction)\b|(?:\w{1,40}: )?[\w.-]{1,60} (?:crashed|terminated|was terminated) (?:with|by) signal)/

/** Whether a line is what a runtime or a shell prints when a thread or a process dies: no logger wrote it, so it continues no entry. */
export function endsThread(line: string): boolean {
  return THREAD_DEATH.test(line)
}

/** The words of the system's error numbers (strerror), which programs print behind what they tried. */
const ERRNO =
  /^[\w./[\]-]{1,60}: [^\n]{0,400}(?:: |\()(?:Permission denied|No such file or directory|Operation not permitted|Input\/output error|No space left on device|Address already in use|Connection (?:refused|reset by peer|timed out)|No route to host|Network is unreachable|Host is down|Cannot allocate memory|Device or resource busy|Read-only file system|Too many open files|Not a directory|Is a directory|File exists|File too large|Directory not empty|Broken pipe|Exec format error|Text file busy|Bad file descriptor|Invalid argument|Disk quota exceeded|Stale file handle|command not found)\b/

/** Whether a line is what a command prints when a system call fails: `tar: a/b: Cannot open: Permission denied`. */
export function isCommandFailure(line: string): boolean {
  return ERRNO.test(line)
}

/** Whether a line begins with the name of an exception. */
export function isException(line: string): boolean {
  return EXCEPTION.test(line)
}

/** Whether a line without a head prints an exception or what a bot's interface answered. */
export function printsFailure(line: string): boolean {
  const looked = line.slice(0, ANSWER_LOOK)
  return (
    isException(line) ||
    endsThread(line) ||
    isCommandFailure(looked) ||
    ERROR.test(looked) ||
    TELLING_ANSWER.test(looked)
  )
}

const ERROR = /(?:^|\s)Error: |\[[A-Z][A-Za-z]{0,40}Error: /
const ANSWER_LOOK = 2_000

/** Whether a line continues the entry before it by its looks alone: indented, a frame, a piece of an object, a marker. */
export function continues(line: string): boolean {
  return (
    /^(?:\s{2,}\S|\t|\s*$|\s?[}\])]|\s?[{[]\s*$|\s?["'][\w$]{1,60}["']\s?:|\s{0,40}[~^]{1,200}\s*$)/.test(line) ||
    FRAME.test(line) ||
    CHAIN.test(line)
  )
}
