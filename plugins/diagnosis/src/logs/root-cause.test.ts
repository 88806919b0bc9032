/** The root of stack traces. */
import { rootCause } from './root-cause'

test.each([
  [
    'Python',
    'lead\nTraceback (most recent call last):\n  File "/a.py", line 1, in f\n    g()\nValueError: empty',
    'ValueError: empty',
  ],
  [
    'a chain of Python, its first',
    `Traceback (most recent call last):
  File "/a.py", line 3, in f
ConnectionRefusedError: [Errno 111] Connect call failed

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/b.py", line 9, in g
demo.NetworkError: WebSocket call api timeout`,
    'ConnectionRefusedError: [Errno 111] Connect call failed',
  ],
  [
    'what looking up a key led to',
    `Traceback (most recent call last):
  File "/a.py", line 3, in f
KeyError: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/b.py", line 9, in g
demo.errors.OperationalError: database is locked`,
    'demo.errors.OperationalError: database is locked',
  ],
  [
    'a traceback on one line',
    'Traceback (most recent call last): File "/a.py", line 1, in f g() demo.exceptions.ActionFailed: refused',
    'demo.exceptions.ActionFailed: refused',
  ],
  [
    'Java, its last cause',
    'a.B: x\n\tat c.d(E.java:1)\nCaused by: java.io.IOException: no space left\n\tat f.g(H.java:2)\n\t... 3 more',
    'java.io.IOException: no space left',
  ],
  [
    '.NET, its innermost',
    'A.B: x\n ---> C.D: refused (a:80)\n ---> E.F: really refused\n   at g.h()\n   --- End of inner exception stack trace ---',
    'E.F: really refused',
  ],
  [
    'Node, its cause',
    'TypeError: fetch failed\n    at f (node:a:1:2) {\n  [cause]: Error: getaddrinfo ENOTFOUND x\n      at g (node:b:1:2) {',
    'Error: getaddrinfo ENOTFOUND x',
  ],
  [
    'an exception below the message',
    'handling failed.\n   System.IO.IOException: busy\n      at g.h() in /a.cs:line 3',
    'System.IO.IOException: busy',
  ],
  [
    'an exception without frames',
    '执行失败\ndemo.errors.PayloadTooBig: over size limit',
    'demo.errors.PayloadTooBig: over size limit',
  ],
])('%s', (_, text, exception) => {
  expect(rootCause(text)?.exception.trim()).toBe(exception)
})

test('no trace, no root', () => {
  expect(rootCause('send failed')).toBeUndefined()
})
