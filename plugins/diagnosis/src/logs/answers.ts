/** What a bot's interface answers when an action failed, in the ways in which programs print it: the only names of it here. */

/** The name of an answer. */
export const ANSWER_NAME = /EventRet/

/** Anywhere in the words of an entry: the action failed. */
export const FAILED_ANSWER = /["']?status["']?\s?[:=]\s?\\?["']failed|\bretcode["']?\s?[:=]\s?(?!0\b)-?\d/

/** A line that tells of a failed action. */
export const TELLING_ANSWER =
  /EventRet|ActionFailed[ (]|status\\?["']?\s?[:=]\s?\\?["']failed|retcode\\?["']?\s?[:=]\s?-?[1-9]/

/** Where an object begins that an answer or an exception was printed as. */
export const PRINTED_OBJECT = /\{\s{0,20}["'\\\w]|<ActionFailed|[\w.]{0,80}ActionFailed\(/

/** Pasted from a program rather than told: an answer, or an object with a reason. */
export const PASTED_ANSWER =
  /<ActionFailed|ActionFailed\(|ApiRejection\s{0,4}\{|EventRet:?\s{0,40}(?:\\n)?\s{0,40}\{|\\?["']?(?:retcode|err_?msg|serverErrorCode)\\?["']?\s{0,4}[:=]\s{0,4}\\?["'-]?\w[^\n]{0,400}\\?["']?(?:message|wording|msg|status|result|err_?msg)\\?["']?\s{0,4}[:=]|["'](?:status|result)\\?["']?\s{0,4}[:=][^\n]{0,200}(?:retcode|err_?msg|wording)|Error with request \w{1,60}, args:/i
