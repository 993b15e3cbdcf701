import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './home.mjs';
import { alive, end, forget, launch, remember, tail, until } from './processes.mjs';
import { RestartPause } from './restart-pause.mjs';
import { note, UserError } from './say.mjs';

/**
 * One of our own programs, kept running: when it exits unexpectedly, it is restarted after a pause that grows with each
 * short life.
 */
export class Supervised {
  #stopping = false;
  #pause = new RestartPause();
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  pid = 0;

  /**
   * @param {{ home: string, name: string, file: string, args?: readonly string[], env: Record<string, string>, readyUrls?: readonly string[],
   *   graceMs?: number, restart?: boolean, say?: (text: string) => void, node?: readonly string[] }} options
   */
  constructor(options) {
    this.options = {
      graceMs: 30_000,
      restart: true,
      say: note,
      node: [],
      args: [],
      readyUrls: [],
      ...options,
    };
  }

  get log() {
    return join(this.options.home, 'logs', `${this.options.name}.log`);
  }

  get running() {
    return this.pid > 0 && alive(this.pid);
  }

  /** Starts the process and waits until it says that it is ready. */
  async start({ bootMs = 60_000 } = {}) {
    const { name, readyUrls } = this.options;
    this.#stopping = false;
    const child = this.#launch();
    const ready = await until(
      async () =>
        child.exitCode !== null ||
        child.signalCode !== null ||
        (await Promise.all(readyUrls.map(answersWell))).every(Boolean),
      bootMs,
      150,
    );
    const died = child.exitCode !== null || child.signalCode !== null;
    if (ready && !died) return this;
    await this.kill();
    throw new UserError(
      `${name} ${died ? 'ended at once' : 'did not become ready'}. The end of ${this.log}:\n${tail(this.log)}`,
    );
  }

  #launch() {
    const { home, name, file, args, env, node } = this.options;
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(([key]) => !/^(npm_|TEST_|DATABASE_ADMIN_URL)/.test(key)),
    );
    const child = launch({
      command: process.execPath,
      args: [...node, file, ...args],
      env: { ...inherited, ...env },
      cwd: ROOT,
      log: this.log,
    });
    const since = Date.now();
    this.#child = child;
    this.pid = child.pid ?? 0;
    if (this.pid) remember(home, name, this.pid, file);
    child.once('exit', (code, signal) => void this.#ended(child, code, signal, since));
    return child;
  }

  /** An unexpected exit: restart at once after a long life, later after a short one. */
  async #ended(child, code, signal, since) {
    if (this.#stopping || child !== this.#child || !this.options.restart) return;
    const { name, say } = this.options;
    const pause = this.#pause.after(Date.now() - since);
    say(
      `${name} ended (${signal ?? `exit code ${code}`}); it starts again in ${pause / 1000} s. Log: ${this.log}`,
    );
    await sleep(pause);
    if (!this.#stopping && child === this.#child) this.#launch();
  }

  /** Asks it to finish what is in flight and end. */
  async stop() {
    const { home, name, graceMs, say } = this.options;
    this.#stopping = true;
    if (this.running) {
      const before = Date.now();
      await end(this.pid, { signal: 'SIGTERM', graceMs });
      if (Date.now() - before >= graceMs)
        say(`${name} did not end in ${graceMs / 1000} s and was killed`);
    }
    forget(home, name);
  }

  /** SIGKILL, as a crash would; it stays down until `start`. */
  async kill() {
    this.#stopping = true;
    if (this.running) await end(this.pid, { signal: 'SIGKILL' });
    forget(this.options.home, this.options.name);
  }
}

/** True when an HTTP address answers with 2xx. */
export async function answersWell(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
