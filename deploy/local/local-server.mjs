import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { alive, end, forget, launch, remember, tail, until } from './processes.mjs';
import { RestartPause } from './restart-pause.mjs';
import { note, UserError } from './say.mjs';

/**
 * @typedef {object} ServerSpec
 * @property {string} home
 * @property {string} name
 * @property {string} title
 * @property {string} marker a word of its command line
 * @property {() => { command: string, args: readonly string[], env: NodeJS.ProcessEnv,
 *   user?: { uid: number, gid: number } | null }} program what to launch
 * @property {() => Promise<boolean>} ready whether the server answers as ours
 * @property {() => unknown} [prepare] runs before each start
 * @property {NodeJS.Signals} [stopSignal]
 * @property {number} [graceMs]
 * @property {number} [bootMs]
 * @property {number} [lookMs] between two looks whether it is ready, in milliseconds
 * @property {boolean} [group]
 * @property {() => Promise<void>} [afterEnd]
 * @property {() => number | null} [stopPid]
 * @property {boolean} [restart] start it again when it ends without being asked to
 * @property {(text: string) => void} [say]
 */

/**
 * A server process of our own: started, awaited, stopped, killed, and restarted on the same data and port. When it exits
 * unexpectedly, it is restarted after a pause that grows with each short life.
 */
export class LocalServer {
  #spec;
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  #wanted = false;
  #up = false;
  #since = 0;
  #pause = new RestartPause();
  /** @type {Promise<void> | null} */
  #comingBack = null;
  pid = 0;

  /** @param {ServerSpec} spec */
  constructor(spec) {
    this.#spec = { restart: true, say: note, ...spec };
  }

  get log() {
    return join(this.#spec.home, 'logs', `${this.#spec.name}.log`);
  }

  get running() {
    return this.pid > 0 && this.#child !== null && alive(this.pid);
  }

  async start() {
    this.#wanted = true;
    await this.#boot();
  }

  async #boot() {
    const {
      home,
      name,
      title,
      marker,
      program,
      ready,
      prepare,
      bootMs = 60_000,
      lookMs = 40,
    } = this.#spec;
    await prepare?.();
    const child = launch({ ...program(), log: this.log });
    this.#child = child;
    child.once('exit', (code, signal) => this.#ended(child, signal ?? `exit code ${code}`));
    child.once('error', () => this.#ended(child, 'could not be launched'));
    this.pid = child.pid ?? 0;
    if (this.pid) remember(home, name, this.pid, marker);
    const answered = await until(
      async () => this.#child !== child || (await ready()),
      bootMs,
      lookMs,
    );
    if (answered && this.#child === child) {
      this.#up = true;
      this.#since = Date.now();
      return;
    }
    await this.#end();
    throw new UserError(`${title} did not start. The end of ${this.log}:\n${tail(this.log)}`);
  }

  #ended(child, how) {
    if (this.#child !== child) return;
    this.#child = null;
    const wasUp = this.#up;
    this.#up = false;
    if (wasUp && this.#wanted && this.#spec.restart) this.#comingBack ??= this.#comeBack(how);
  }

  async #comeBack(how) {
    const { title, say } = this.#spec;
    let livedMs = Date.now() - this.#since;
    let reason = `${title} ended (${how})`;
    while (this.#wanted) {
      const pause = this.#pause.after(livedMs);
      say(`${reason}; it starts again in ${pause / 1000} s. Log: ${this.log}`);
      await sleep(pause);
      if (!this.#wanted) break;
      try {
        await this.#boot();
        say(`${title} is back, on the same port and data`);
        break;
      } catch (error) {
        livedMs = 0;
        reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
      }
    }
    this.#comingBack = null;
    // It may have ended again in the same moment.
    if (this.#wanted && this.#child === null) this.#comingBack = this.#comeBack('again');
  }

  async stop() {
    const { home, name, stopSignal = 'SIGTERM', graceMs = 20_000, afterEnd, stopPid } = this.#spec;
    await this.#unwant();
    if (this.pid && alive(this.pid)) {
      const reported = stopPid?.();
      if (reported && reported !== this.pid) await end(reported, { signal: stopSignal, graceMs });
      await end(this.pid, { signal: stopSignal, graceMs, group: this.#spec.group });
    }
    await afterEnd?.();
    forget(home, name);
  }

  /** Like pulling the plug of this one server; it stays down until `start`. */
  async kill() {
    this.#wanted = false;
    await this.#end();
    await this.#comingBack;
  }

  async #unwant() {
    this.#wanted = false;
    await this.#comingBack;
  }

  async #end() {
    if (this.pid && alive(this.pid)) await end(this.pid, { signal: 'SIGKILL', group: true });
    await this.#spec.afterEnd?.();
    forget(this.#spec.home, this.#spec.name);
  }
}
