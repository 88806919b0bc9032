/** What a Markdown file says of the project: its commands, its links and the paths that it names. */

/** Lines of fenced blocks, without the comments behind them. */
export function fencedLines(markdown: string): string[] {
  return [...markdown.matchAll(/^```.*\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '')
}

/** What stands in backticks inside a line. */
export function inlineCode(markdown: string): string[] {
  const prose = markdown.replace(/^```.*\n[\s\S]*?^```$/gm, '')
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
}

/** Targets of links and images within the repository. */
export function linkTargets(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !target.includes('://'))
}

/**
 * Paths of the repository in backticks: a word with a slash inside. Not globs, `<placeholders>`, addresses, packages,
 * paths of a chat or a web server (`/onebot`), options and media of other programs.
 */
export function namedPaths(markdown: string): string[] {
  return inlineCode(markdown)
    .flatMap((code) => code.split(/\s+/))
    .filter((word) => /^[\w.-]+\/[\w./-]*$/.test(word))
    .filter((word) => !/^[A-Z]\w*\/[A-Z]/.test(word))
}
