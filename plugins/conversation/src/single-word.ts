/** Whether a text is about a topic by one word alone: "撤回得真快" is no lost file. Nobody is answered unasked for a word. */
import { explain, infer, keyPhrases, type Model, normalise, observe, type Posterior } from '@support-agent/diagnosis'

/** @param posterior of the text; facts beside its words are more than a word */
export function restsOnOneWord(
  model: Model,
  text: string,
  { topics, observations }: Posterior,
  scope: number,
): boolean {
  const [best] = topics
  if (!best || observations.some(({ source }) => source !== 'clock')) return false
  const words = normalise(text)
  const shares = explain(model, observe({ text }), best.id).flatMap((share) => (share.kind === 'word' ? [share] : []))
  const [strongest] = keyPhrases(words, shares)
  if (!strongest) return false
  const rest = infer(model, observe({ text: words.replaceAll(strongest.phrase, ' ') }))
  const left = rest.topics.find(({ id }) => id === best.id)?.p ?? 0
  // The rest has to be ours by itself, and not to speak against the topic.
  return rest.inScope < scope || left < 1 / topics.length
}
