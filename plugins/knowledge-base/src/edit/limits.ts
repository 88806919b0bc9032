/** How much one edit may hold. Beyond it a value is refused before anything else looks at it. */

/** Longest sentence that trains or tests, in UTF-16 units: a few lines of a log. */
export const LONGEST_SENTENCE = 1000
/** Longest words of an answer: a title, a step, a claim. */
export const LONGEST_WORDS = 2000
/** Most sentences in one operation. */
export const MOST_SENTENCES = 500
/** Most operations in one edit. */
export const MOST_OPERATIONS = 200
/** Largest YAML block of one topic, in UTF-16 units. */
export const LARGEST_BLOCK = 100_000
/** Largest import of many files at once, in UTF-16 units. */
export const LARGEST_IMPORT = 4_000_000
