/** A new cause in four answers. */
import { knowledgeOf, topic } from '../../../test/helpers/small-knowledge'
import { beginDialogue, type Dialogue, takeAnswer } from './dialogue'

const knowledge = knowledgeOf([topic('taught-1')])

/** What is asked after each answer; the last is what came of it. */
function play(begin: Dialogue, ...answers: string[]) {
  const asked: string[] = [begin.asks]
  let dialogue = begin
  for (const answer of answers) {
    const turn = takeAnswer(dialogue, answer, knowledge)
    if (turn.kind === 'done') return { asked, operation: turn.operation }
    dialogue = turn.dialogue
    asked.push(turn.kind === 'again' ? `again ${dialogue.asks}` : dialogue.asks)
  }
  return { asked, operation: undefined }
}

it('asks for title, summary, utterances and steps, and gives it a free id', () => {
  const { asked, operation } = play(
    beginDialogue('cause', 't'),
    '群空间满了',
    '群的文件空间用完了。',
    '群满了\n传不上去',
    '删旧文件\n换个群',
  )
  expect(asked).toEqual(['title', 'summary', 'utterances', 'steps'])
  expect(operation).toMatchObject({
    op: 'add-topic',
    topic: 't/taught-2',
    kind: 'cause',
    file: {
      title: '群空间满了',
      utterances: ['群满了', '传不上去'],
      remedies: [
        { id: 'step-1', do: '删旧文件' },
        { id: 'step-2', do: '换个群' },
      ],
    },
  })
})

it('asks again where nothing was said', () => {
  expect(play(beginDialogue('guide', 't'), ' \n ').asked).toEqual(['title', 'again title'])
})

it('asks where it goes when there are several bases, and takes a number, an id or a title', () => {
  expect(play(beginDialogue('cause', undefined), '9', '1', '满了').asked).toEqual([
    'base',
    'again base',
    'title',
    'summary',
  ])
  expect(play(beginDialogue('cause', undefined), 't').asked).toEqual(['base', 'title'])
  expect(play(beginDialogue('cause', undefined), '文件').asked).toEqual(['base', 'title'])
})

it('does not ask how people say it when the inbox knows', () => {
  const { asked, operation } = play(beginDialogue('guide', 't', ['群满了']), '群满', '满了', '删文件')
  expect(asked).toEqual(['title', 'summary', 'steps'])
  expect(operation).toMatchObject({ kind: 'guide', file: { utterances: ['群满了'] } })
})
