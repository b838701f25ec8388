/** A stem with gaps as Moodle's embedded answers. The remark of a gap stands at each of its answers: Moodle shows it then. */
import { stemPieces } from '../question/gap-stem'
import type { GapFillDefinition } from '../question/kinds/gap-fill'
import { escapeCloze, gapSign, replaceSigns } from './cloze'
import { pointNumber } from './gap-number'
import { plainWords } from './rich-text-source'
import type { InlineText, WriteContext } from './write-context'
import { xmlText } from './write-html'

type Gap = GapFillDefinition['gaps'][number]

/** The elements inside questiontext. */
export function writeClozeText({ stem, gaps, ignore }: GapFillDefinition, text: InlineText, { tree }: WriteContext): string {
  const order: Gap[] = []
  const signed = stemPieces(stem).map((piece) => {
    const gap = 'gap' in piece ? gaps.find(({ id }) => id === piece.gap) : undefined
    if ('text' in piece || gap === undefined) return 'text' in piece ? piece.text : ''
    order.push(gap)
    return gapSign(order.length - 1)
  }).join('')
  return replaceSigns(text(signed), (index) => {
    const gap = order[index]
    return gap === undefined ? '' : codeOf(gap, !ignore.includes('case'), plainWords(tree(gap.feedback)))
  })
}

function codeOf({ kind, options, accept }: Gap, exactCase: boolean, feedback: string): string {
  const say = (words: string) => xmlText(escapeCloze(words))
  const remark = `#${say(feedback)}`
  switch (kind) {
    case 'choice':
      return `{1:MULTICHOICE:${options.map((option) => `${accept.includes(option) ? '=' : ''}${say(option)}${remark}`).join('~')}}`
    case 'number':
      return `{1:NUMERICAL:${accept.map((one) => `=${pointNumber(one) ?? one}:0${remark}`).join('~')}~*${remark}}`
    case 'text':
      return `{1:SHORTANSWER${exactCase ? '_C' : ''}:${accept.map((one) => `=${say(one)}${remark}`).join('~')}~*${remark}}`
  }
}
