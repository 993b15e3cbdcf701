import { join } from 'node:path';
import { alive, end, forget, launch, remember, tail, until } from './processes.mjs';
import { Trouble } from './say.mjs';

/**
 * A server process of our own: started, awaited, stopped, killed, and started again on the same data and port.
 *
 * `program()` gives what to launch; `ready()` tells whether the server answers as ours; `prepare()` runs before each start.
 */
export class LocalServer {
  #spec;
  #exited = false;
  pid = 0;

  /**
   * @param {{ home: string, name: string, title: string, marker: string, program: () => { command: string, args: readonly string[],
   *   env: NodeJS.ProcessEnv, user?: { uid: number, gid: number } | null }, ready: () => Promise<boolean>, prepare?: () => void | Promise<void>,
   *   stopSignal?: NodeJS.Signals, graceMs?: number, bootMs?: number, group?: boolean, afterEnd?: () => Promise<void>, stopPid?: () => number | null }} spec
   */
  constructor(spec) {
    this.#spec = spec;
  }

  get log() {
    return join(this.#spec.home, 'logs', `${this.#spec.name}.log`);
  }

  get running() {
    return this.pid > 0 && !this.#exited && alive(this.pid);
  }

  async start() {
    const { home, name, title, marker, program, ready, prepare, bootMs = 60_000 } = this.#spec;
    await prepare?.();
    this.#exited = false;
    const child = launch({ ...program(), log: this.log });
    child.once('exit', () => (this.#exited = true));
    child.once('error', () => (this.#exited = true));
    this.pid = child.pid ?? 0;
    if (this.pid) remember(home, name, this.pid, marker);
    const answered = await until(async () => this.#exited || (await ready()), bootMs, 40);
    if (answered && !this.#exited) return;
    await this.kill();
    throw new Trouble(`${title} did not start. The end of ${this.log}:\n${tail(this.log)}`);
  }

  async stop() {
    const { home, name, stopSignal = 'SIGTERM', graceMs = 20_000, afterEnd, stopPid } = this.#spec;
    if (this.pid && alive(this.pid)) {
      const told = stopPid?.();
      if (told && told !== this.pid) await end(told, { signal: stopSignal, graceMs });
      await end(this.pid, { signal: stopSignal, graceMs, group: this.#spec.group });
    }
    await afterEnd?.();
    forget(home, name);
  }

  /** Like pulling the plug of this one server. */
  async kill() {
    if (this.pid && alive(this.pid)) await end(this.pid, { signal: 'SIGKILL', group: true });
    await this.#spec.afterEnd?.();
    forget(this.#spec.home, this.#spec.name);
  }
}
