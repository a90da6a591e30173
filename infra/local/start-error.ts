/** The stage cannot start: the message says in one line what is wrong and what helps. */
export class StartError extends Error {
  override name = 'StartError'
}
