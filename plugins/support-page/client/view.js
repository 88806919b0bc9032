/** What is on the page. Every word of it is a text node: nothing that a user or the bot says is read as markup. */
import { h } from '../vue.js'

export function viewOf(page) {
  const { state, say, language, otherLanguage, switchLanguage, isAdministrator } = page
  const attributes = {
    ...{ class: ['support-page', { 'is-over': state.isOver }], lang: language(), 'aria-label': say('title') },
    ...dropping(page),
  }
  return h('section', attributes, [
    h('div', { class: 'support-page-head' }, [
      h('p', { class: 'support-page-note' }, say(isAdministrator() ? 'administrator' : 'member')),
      h('button', { type: 'button', lang: otherLanguage(), onClick: switchLanguage }, say('other-language')),
    ]),
    logOf(page),
    statusOf(page),
    formOf(page),
  ])
}

/** Who speaks in the console's sandbox is told, too, whether the bot takes them for an administrator. */
export function sandboxNote({ say, language, isAdministrator }) {
  const attributes = { class: 'support-page-sandbox-note', lang: language() }
  return h('span', attributes, say(isAdministrator() ? 'administrator' : 'member'))
}

/** Files may be dropped anywhere; dragged words go where the browser puts them. */
function dropping({ state, sendFiles }) {
  const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files')
  const whileOver = (isOver) => (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    // Between the parts of the page nothing is left.
    state.isOver = isOver || event.currentTarget.contains(event.relatedTarget)
  }
  const onDrop = (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    state.isOver = false
    return sendFiles([...event.dataTransfer.files])
  }
  return { onDragover: whileOver(true), onDragleave: whileOver(false), onDrop }
}

function logOf({ state, say }) {
  const messages = state.said.map(({ key, by, text, file }) =>
    h('article', { key, class: `support-page-message is-${by}`, onVnodeMounted: intoView }, [
      h('strong', say(by)),
      text ? h('p', text) : null,
      file === undefined ? null : h('p', { class: 'support-page-file' }, say('file', { name: file })),
    ]),
  )
  const attributes = { class: 'support-page-log', role: 'log', tabindex: 0 }
  return h(
    'div',
    { ...attributes, 'aria-live': 'polite', 'aria-label': say('log') },
    messages.length ? messages : h('p', { class: 'support-page-empty' }, say('empty')),
  )
}

function intoView({ el }) {
  el.scrollIntoView({ block: 'nearest' })
}

function statusOf({ state, say }) {
  const { problem, sending, sent } = state
  const words = problem || (sent ? say('sending-file', sent) : sending ? say('sending') : '')
  return h('div', { class: 'support-page-status' }, [
    h('p', { class: { 'is-problem': problem !== '' }, role: 'status' }, words),
    sent?.of ? h('progress', { 'aria-label': say('sending-file', sent), value: sent.bytes, max: sent.of }) : null,
  ])
}

function formOf({ state, say, sendText, sendFiles }) {
  const onKeydown = (event) => {
    // While an input method is open, Enter chooses a character.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    return sendText()
  }
  const onInput = ({ target }) => {
    state.draft = target.value
  }
  const onChange = ({ target }) => {
    const files = [...target.files]
    // The same file may be chosen again.
    target.value = ''
    return sendFiles(files)
  }
  const onSubmit = (event) => {
    event.preventDefault()
    return sendText()
  }
  return h('form', { class: 'support-page-form', onSubmit }, [
    h('label', { for: 'support-page-text' }, say('text')),
    h('textarea', {
      ...{ id: 'support-page-text', rows: 3, placeholder: say('hint'), autocomplete: 'off' },
      ...{ value: state.draft, onInput, onKeydown },
    }),
    h('div', { class: 'support-page-buttons' }, [
      h('button', { type: 'submit' }, say('send')),
      h('input', { id: 'support-page-file', type: 'file', multiple: true, onChange }),
      h('label', { for: 'support-page-file', class: 'support-page-pick' }, say('pick')),
      h('span', say('drop')),
    ]),
  ])
}
