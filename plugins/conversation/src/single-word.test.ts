/** One word of ours among everyday ones is no report; the same word in a report is not alone. */
import { infer, observe } from '@support-agent/diagnosis'
import { shippedModel } from '../../../test/helpers/shipped-model'
import { restsOnOneWord } from './single-word'

test.each<[text: string, alone: boolean]>([
  ['撤回得真快', true],
  ['关闭弹窗广告真难', true],
  ['谁家电脑时间能差这么多啊', true],
  ['对方撤回了群文件,我还没来得及下载就提示文件不存在', false],
  ['电脑时间不准,发文件提示服务器拒绝', false],
  ['文件发不出去,错误码50001', false],
])('%j rests on one word: %s', (text, alone) => {
  const model = shippedModel()
  expect(restsOnOneWord(model, text, infer(model, observe({ text })), 0.55)).toBe(alone)
})
