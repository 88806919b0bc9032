/** The simulation's report as text for a terminal. */
import { terminalLocale } from '../words'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'
import { holds, type PlayFigures, type SimulationBar, type SimulationReport, type StartReport } from './report'

const percent = (value: number) => `${(value * 100).toFixed(1)}%`
const words = (): typeof zhCN => (terminalLocale() === 'en-US' ? enUS : zhCN)

export function simulationText({ users, seed, draw, starts, bars }: SimulationReport): string {
  const { title, bars: heading } = words()
  return [
    title.replace('{users}', String(users)).replace('{seed}', String(seed)).replace('{draw}', draw),
    ...starts.flatMap(startLines),
    '',
    heading,
    ...bars.map(barLine),
  ].join('\n')
}

function startLines({ start, curves, allAnswers, fixedOrder, plays }: StartReport): string[] {
  const { starts, accuracy, all, order, cases, strategies } = words()
  return [
    '',
    starts[start],
    `  ${accuracy}`,
    ...curves.map(
      ({ id, accuracy: curve }) => `    ${curve.map((p) => percent(p).padStart(6)).join('  ')}  ${strategies[id]}`,
    ),
    `    ${percent(allAnswers).padStart(6)}  ${all}`,
    `  ${order} ${fixedOrder.join(', ')}`,
    `  ${cases}`,
    ...plays.map(playLine),
  ]
}

function playLine({ id, questions, questions90, remedies, minutes, fixed, right }: PlayFigures): string {
  const figures = [questions.toFixed(2), String(questions90), remedies.toFixed(2), minutes.toFixed(1)]
  const cells = [...figures, percent(fixed), percent(right)].map((cell) => cell.padStart(7))
  return `    ${cells.join('')}  ${words().strategies[id]}`
}

function barLine(bar: SimulationBar): string {
  const { id, value, bar: wanted } = bar
  const show = (number: number) => (id === 'questions-real' ? number.toFixed(2) : percent(number))
  const limit = 'least' in wanted ? `≥ ${show(wanted.least)}` : `≤ ${show(wanted.most)}`
  return `  ${holds(bar) ? '✓' : '✗'} ${show(value).padStart(7)}  ${limit.padEnd(9)} ${words().bar[id]}`
}
