/** A newcomer without QQ: opens our page, says something, drops the file that QQ refuses, and reads what the bot found. */
import type { Browser, Page } from 'playwright-core'
import WebSocket from 'ws'
import { type BotProcess, startBot } from '../start/bot-process'
import { chromiumPath, openChromium } from './chromium'

jest.setTimeout(90_000)

const path = chromiumPath()
if (path === undefined) {
  process.stderr.write(
    'SKIPPED: the test of the page for files needs Chromium; install it or name it in CHROMIUM_PATH (searched in the usual places)\n',
  )
}

const MEGABYTE = 1024 * 1024

;(path === undefined ? describe.skip : describe)('the page for files', () => {
  let bot: BotProcess
  let browser: Browser
  let page: Page
  const problems: string[] = []
  /** Addresses that it asked for which are not the bot's. */
  const elsewhere: string[] = []
  beforeAll(async () => {
    bot = await startBot()
    browser = await openChromium(path ?? '')
    await asSomebodyElse()
  })
  afterAll(async () => {
    await browser?.close()
    await bot?.stop()
  })

  /** A browser that was never here: how many files one user may send in a minute is counted anew. */
  async function asSomebodyElse() {
    page = await browser.newPage({ viewport: { width: 1000, height: 700 } })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(`http://127.0.0.1:${bot.port}/`)) elsewhere.push(request.url())
    })
    await page.goto(/http:\/\/\S+\/support-page/.exec(bot.output())?.[0] ?? '')
    await field().waitFor()
  }

  const field = () => page.getByLabel('要说的话')
  const replyWith = (words: string) => page.locator('.support-page-message.is-bot', { hasText: words }).last()
  const status = () => page.getByRole('status')

  /** What a hand that drags this file holds. @param size bytes, filled up with zeros; those of the text unless given */
  const drop = async (name: string, text: string, size = text.length) => {
    const dataTransfer = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer()
      const rest = new Uint8Array(${size - text.length})
      transfer.items.add(new File([${JSON.stringify(text)}, rest], ${JSON.stringify(name)}))
      return transfer
    })()`)
    await page.dispatchEvent('.support-page', 'drop', { dataTransfer })
  }

  test('it says who counts as administrator, and what comes is announced', async () => {
    expect(await page.locator('.support-page-note').textContent()).toContain('就是管理员')
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite')
  })

  test('words are answered, with steps', async () => {
    await field().fill('错误码50001')
    await field().press('Enter')
    await replyWith('50001').waitFor()
    expect(await replyWith('50001').textContent()).toMatch(/1\.\s*\S/)
    expect(await field().inputValue()).toBe('')
  })

  test('a dropped program is named in the reply, and its bytes were looked at', async () => {
    await drop('报告.exe', 'MZ and nothing more')
    await replyWith('报告.exe').waitFor()
    expect(await replyWith('报告.exe').textContent()).toContain('IMAGE_DOS_HEADER')
  })

  test('of a dropped log the error line is read', async () => {
    const lines = Array.from({ length: 100 }, (_, second) => `2024-01-01 10:00:${second % 60} INFO sent ${second}`)
    lines[61] = '2024-01-01 10:01:02 ERROR upload failed: error 50001'
    await drop('bot.log', lines.join('\n'))
    await replyWith('bot.log').waitFor()
    expect(await replyWith('bot.log').textContent()).toContain('第 62 行')
  })

  test('a file may be chosen instead, even an empty one', async () => {
    const file = { name: '空.txt', mimeType: '', buffer: Buffer.alloc(0) }
    await page.getByLabel('选择文件').setInputFiles(file)
    await replyWith('空.txt').waitFor()
    expect(await replyWith('空.txt').textContent()).toContain('0 字节')
  })

  test('the keyboard alone reaches the field, both buttons and the conversation', async () => {
    await page.getByRole('button', { name: 'English' }).focus()
    const reached: (string | null)[] = []
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Tab')
      reached.push(await page.evaluate('document.activeElement.id || document.activeElement.textContent.slice(0, 2)'))
    }
    expect(reached.slice(1)).toEqual(['support-page-text', '发送', 'support-page-file'])
  })

  test('markup in a name stays words', async () => {
    await drop('<img src=x onerror=alert(1)>.exe', 'MZ')
    const shown = page.locator('.support-page-file', { hasText: '<img src=x onerror=alert(1)>.exe' })
    await shown.waitFor()
    await replyWith('img src=x').waitFor()
    expect(await page.locator('.support-page-log img').count()).toBe(0)
  })

  test('a text that is too long stays in the field, and the page says what to do', async () => {
    const long = '长'.repeat(10_001)
    await field().fill(long)
    await field().press('Enter')
    expect(await status().textContent()).toMatch(/超过 10000 个字.+存成文件/)
    expect(await field().inputValue()).toBe(long)
    await field().fill('')
  })

  test('a narrow telephone shows it all without a bar to the side', async () => {
    await page.setViewportSize({ width: 320, height: 568 })
    await page.getByRole('button', { name: '发送' }).scrollIntoViewIfNeeded()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    for (const label of ['要说的话', '选择文件']) {
      const box = await page.locator('label', { hasText: label }).boundingBox()
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 320).toBe(true)
    }
    await page.setViewportSize({ width: 1000, height: 700 })
  })

  test('in English too', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByLabel('What to say').waitFor()
    expect(await page.locator('.support-page-note').textContent()).toContain('counts as administrator')
    expect(await page.locator('.support-page').textContent()).not.toMatch(/undefined|\{\w+\}/)
    await page.getByRole('button', { name: '中文' }).click()
    await field().waitFor()
  })

  test('64 MB are looked at to the end', async () => {
    await asSomebodyElse()
    await drop('大.bin', 'begins', 64 * MEGABYTE)
    await replyWith('大.bin').waitFor()
    const reply = await replyWith('大.bin').textContent()
    expect(reply).toContain('64 MB')
    expect(reply).not.toContain('只看了名字和大小')
    expect(await status().textContent()).toBe('')
  })

  test('of one byte more, name and size are; the page says why and what to do', async () => {
    await drop('更大.bin', 'begins', 64 * MEGABYTE + 1)
    await replyWith('更大.bin').waitFor()
    expect(await replyWith('更大.bin').textContent()).toContain('只看了名字和大小')
    expect(await status().textContent()).toMatch(/更大\.bin 超过 64 MB.+请发小一些的/)
  })

  test('another browser reads none of it; nothing went wrong in this one, and it asked nobody else', async () => {
    const context = await browser.newContext()
    const other = await context.newPage()
    await other.goto(page.url())
    await other.getByLabel('要说的话').waitFor()
    await field().fill('错误码403')
    await field().press('Enter')
    await replyWith('403').waitFor()
    expect(await other.locator('.support-page-message').count()).toBe(0)
    expect({ problems, elsewhere }).toEqual({ problems: [], elsewhere: [] })
  })
})

describe('whoever opens a socket to the console', () => {
  let bot: BotProcess
  beforeAll(async () => {
    bot = await startBot()
  })
  afterAll(() => bot?.stop())

  /** What is answered to each request. */
  async function answers(headers: Record<string, string>, requests: readonly unknown[]): Promise<unknown[]> {
    const socket = new WebSocket(`ws://127.0.0.1:${bot.port}/status`, { headers })
    const answered: unknown[] = []
    await new Promise((done, fail) => socket.once('open', done).once('error', fail))
    const all = new Promise<void>((done) => {
      socket.on('message', (data) => {
        const { type, body } = JSON.parse(String(data))
        if (type === 'response') answered.push(body)
        if (type === 'response' && body.id === 'last') done()
      })
    })
    for (const request of requests) socket.send(typeof request === 'string' ? request : JSON.stringify(request))
    socket.send(JSON.stringify({ id: 'last', type: 'ping', args: [] }))
    await all
    socket.close()
    return answered
  }

  const SAY = { id: 'say', type: 'support-page/say', args: ['a'.repeat(32), { text: '错误码50001' }] }
  const SANDBOX = { id: 'sandbox', type: 'sandbox/send-message', args: ['sandbox:x', 'u', '@u', '/状态'] }

  test.each([
    ['another web site', () => ({ Origin: 'http://evil.example' })],
    ['a site whose name points here', () => ({ Host: 'evil.example', Origin: 'http://evil.example' })],
    ['another program’s page on this machine', () => ({ Origin: 'http://127.0.0.1:1' })],
  ])('%s can say nothing, in the sandbox neither', async (_who, headers) => {
    expect(await answers(headers(), [SAY, SANDBOX])).toEqual(
      ['say', 'sandbox', 'last'].map((id) => ({ id, error: 'unauthorized' })),
    )
  })

  test('our own page can', async () => {
    const own = { Origin: `http://127.0.0.1:${bot.port}` }
    expect(await answers(own, [SAY])).toEqual(expect.arrayContaining([{ id: 'say', value: true }]))
  })

  test('frames that are nonsense harm nothing', async () => {
    const frames = ['{', '[]', 'null', '7', '{"type":"support-page/say"}', '\0']
    const requests = ['enter', 'begin', 'piece', 'say'].flatMap((name) =>
      [[], [null], [{}, {}], [7, { text: {} }], ['a'.repeat(32), { text: '', file: { name: {}, size: '1' } }]].map(
        (args) => ({ id: 'x', type: `support-page/${name}`, args }),
      ),
    )
    const answered = await answers({}, [...frames, ...requests])
    expect(answered).toContainEqual({ id: 'last', value: 'pong' })
    expect(answered).not.toContainEqual({ id: 'say', value: true })
    expect(bot.isAlive()).toBe(true)
  })
})
