/** A person on a fresh machine: opens the page that the start names, pastes an error, reads an answer. */
import type { Browser, Page } from 'playwright-core'
import { type BotProcess, startBot } from '../start/bot-process'
import { chromiumPath, openChromium } from './chromium'

jest.setTimeout(90_000)

const path = chromiumPath()
if (path === undefined) {
  process.stderr.write(
    'SKIPPED: the test of the sandbox page needs Chromium; install it or name it in CHROMIUM_PATH (searched in the usual places)\n',
  )
}

;(path === undefined ? describe.skip : describe)('the sandbox page', () => {
  let bot: BotProcess
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    bot = await startBot()
    browser = await openChromium(path ?? '')
    page = await browser.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await bot?.stop()
  })

  test('错误码50001 is answered', async () => {
    const address = /http:\/\/\S+\/sandbox/.exec(bot.output())?.[0] ?? ''
    await page.goto(address)
    await page.getByText('添加用户', { exact: true }).click()
    const box = page.locator('.page-sandbox textarea, .page-sandbox .card-footer input').first()
    await box.fill('错误码50001')
    await box.press('Enter')

    const messages = page.locator('.chat-message')
    await messages.nth(1).waitFor()
    // On this machine alone everybody is administrator, and the page says so.
    expect(await page.locator('.support-page-sandbox-note').textContent()).toMatch(/只有这台电脑.*管理员/u)
    const [question, answer] = await messages.allInnerTexts()
    expect(question).toContain('错误码50001')
    expect(answer).toContain('50001')
    expect(answer).toMatch(/1\.\s*\S/)

    await box.fill('/收件箱')
    await box.press('Enter')
    await messages.nth(3).waitFor()
    expect(await messages.nth(3).textContent()).toContain('收件箱是空的')
  })
})
