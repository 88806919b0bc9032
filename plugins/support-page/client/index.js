/** The page in the browser: a conversation with the bot, a field for words, and a place to drop a file. */
import { receive, send, socket, useConfig } from '../client.js'
import { h, reactive, resolveComponent, watch } from '../vue.js'
import { useRoute } from '../vue-router.js'
import { languageOf, piecesOf, userOf } from './browser.js'
import { sandboxNote, viewOf } from './view.js'

/** Messages kept on the page. */
const MOST_SHOWN = 500

export default (ctx) => {
  const { authority, limits } = ctx.extension.data.value
  const user = userOf(localStorage, crypto)
  const state = reactive({ said: [], draft: '', sending: 0, sent: undefined, problem: '', isOver: false })

  const language = () => languageOf(useConfig().value.locale ?? navigator.language)
  const otherLanguage = () => (language() === 'zh-CN' ? 'en-US' : 'zh-CN')

  /** Words in the language of the console, `{name}` filled in. They are put on the page as text only. */
  function say(key, values = {}) {
    const table = ctx.extension.data.value.words[language()]
    return table[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
  }

  let shown = 0
  function show(message) {
    shown += 1
    state.said.push({ ...message, key: shown })
    if (state.said.length > MOST_SHOWN) state.said.shift()
  }

  ctx.effect(() => watch(socket, () => send('support-page/enter', user), { immediate: true }))
  receive('support-page/reply', (reply) => {
    if (reply.user === user) show({ by: 'bot', text: reply.text })
  })

  /** One question at a time: the pieces of two files would mix. */
  let last = Promise.resolve()
  function inTurn(work) {
    state.sending += 1
    state.problem = ''
    last = last
      .then(work)
      .catch((error) => {
        state.problem = error instanceof Problem ? error.message : say('failed')
      })
      .finally(() => {
        state.sending -= 1
        state.sent = undefined
      })
    return last
  }

  /** @throws {Problem} with these words, where the bot says no */
  async function ask(problem, event, ...args) {
    if ((await send(event, ...args)) !== true) throw new Problem(problem)
  }

  /** @returns undefined, and the field is as it was, where the text is too long */
  function takeDraft() {
    const text = state.draft.trim()
    if (text.length > limits.text) {
      state.problem = say('too-long', { most: limits.text })
      return undefined
    }
    state.draft = ''
    return text
  }

  /** Nothing that was written is lost where it cannot be sent. */
  async function post(message, before = () => {}) {
    const { text } = message
    try {
      await before()
      await ask(say('failed'), 'support-page/say', user, message)
    } catch (error) {
      if (state.draft === '') state.draft = text
      throw error
    }
    show({ by: 'you', text, file: message.file?.name })
  }

  function sendText() {
    const text = takeDraft()
    return text ? inTurn(() => post({ text })) : undefined
  }

  /** What is written goes with the first. */
  function sendFiles(files) {
    const draft = files.length ? takeDraft() : undefined
    if (draft === undefined) return
    for (const [index, file] of files.entries()) inTurn(() => sendFile(file, index === 0 ? draft : ''))
    return last
  }

  async function sendFile(file, text) {
    const { name, size } = file
    const isWhole = size <= limits.megabytes * 1024 * 1024
    await post({ text, file: { name, size, sent: isWhole } }, () => (isWhole ? sendBytes(file) : undefined))
    if (!isWhole) throw new Problem(say('name-only', { name, most: limits.megabytes }))
  }

  async function sendBytes(file) {
    const { name, size } = file
    await ask(say('busy'), 'support-page/begin', size)
    state.sent = { name, bytes: 0, of: size }
    const unreadable = () => {
      throw new Problem(say('unreadable', { name }))
    }
    const pieces = piecesOf(file, limits.piece)
    for (;;) {
      const { done, value } = await pieces.next().catch(unreadable)
      if (done) return
      await ask(say('failed'), 'support-page/piece', value.base64)
      state.sent.bytes = value.end
    }
  }

  const page = {
    ...{ state, say, language, otherLanguage, sendText, sendFiles },
    /** Of the whole console, which keeps it. */
    switchLanguage: () => {
      useConfig().value.locale = otherLanguage()
    },
    isAdministrator: () => ctx.extension.data.value.isAdministrator,
  }
  ctx.page({
    name: () => say('title'),
    path: '/support-page',
    icon: 'activity:default',
    order: 310,
    authority,
    component: {
      render: () => h(resolveComponent('k-layout'), null, { default: () => viewOf(page) }),
    },
  })
  // The sandbox has no place for words of others but the console's bar below it.
  ctx.slot({
    type: 'status-left',
    component: {
      setup() {
        const route = useRoute()
        return () => (route.path.startsWith('/sandbox') ? sandboxNote(page) : null)
      },
    },
  })
}

/** What went wrong, in the reader's words. */
class Problem extends Error {}
