const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const STEADY_MS = 30_000;

/** How long to wait before a process that ended by itself is started again: longer after each short life. */
export class RestartPause {
  #pause = FIRST_PAUSE_MS / 2;

  /**
   * @param {number} livedMs how long the process ran, in milliseconds; 0 when it did not even start
   * @returns {number} the pause in milliseconds
   */
  after(livedMs) {
    this.#pause =
      livedMs > STEADY_MS ? FIRST_PAUSE_MS : Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
    return this.#pause;
  }
}
