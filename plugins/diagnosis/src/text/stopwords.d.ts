/** natural's English stop words; the package types only its index. */
declare module 'natural/lib/natural/util/stopwords' {
  export const words: readonly string[]
}
