/** The tokens of a YAML text, without the content of its scalars. Loaded on demand, as the parser is large. */
import { CST, Lexer } from 'yaml'

export interface YamlToken {
  readonly type: CST.TokenType | null
  readonly source: string
}

/** @public loaded on demand */
export function* tokensOf(text: string): Generator<YamlToken> {
  let isContent = false
  for (const source of new Lexer().lex(text)) {
    // The lexer announces a scalar by a mark of its own; what follows is content, whatever it looks like.
    if (isContent) isContent = false
    else {
      const type = CST.tokenType(source)
      isContent = type === 'scalar'
      yield { type, source: isContent ? '' : source }
    }
  }
}
