import { execFile, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, writeJson } from './home.mjs';
import { UserError } from './say.mjs';

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').ExecFileOptions & { allowFailure?: boolean, patient?: boolean }} options `patient` leaves the
 * processor to what is more urgent.
 * @returns {Promise<{ code: number, output: string }>} both streams together.
 */
export function run(command, args, { allowFailure = false, patient = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      { maxBuffer: 64 * 1024 * 1024, ...options },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`;
        const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        if (!error || allowFailure)
          return resolve({ code, output: output || String(error?.message ?? '') });
        reject(
          new UserError(
            `${command} ${args.slice(0, 3).join(' ')} failed:\n${ends(output || error.message)}`,
          ),
        );
      },
    );
    if (patient) yieldProcessor(child);
  });
}

/** Other processes come first for this one and what it starts. */
function yieldProcessor(child) {
  try {
    setPriority(child.pid ?? 0, 10);
  } catch {
    // It has ended already, or the platform does not allow it.
  }
}

/** The beginning and the end of a long output: one of them has the reason. */
function ends(text) {
  const lines = text.trimEnd().split('\n');
  return lines.length <= 30
    ? lines.join('\n')
    : [...lines.slice(0, 15), '…', ...lines.slice(-12)].join('\n');
}

const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n');

/** The end of a log, for an error message. */
export function tail(file, count = 15) {
  if (!existsSync(file)) return '(no log)';
  return lastLines(readFileSync(file, 'utf8'), count);
}

/**
 * Starts a process that outlives a Ctrl-C in our terminal (it has a group of its own), with both streams in a log file.
 * @param {{ command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string, log: string, user?: { uid: number, gid: number } | null }} options
 */
export function launch({ command, args, env, cwd = '/', log, user }) {
  mkdirSync(dirname(log), { recursive: true });
  if (existsSync(log) && statSync(log).size > 20 * 1024 * 1024) rmSync(log);
  const out = openSync(log, 'a', 0o600);
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', out, out],
    ...(user ?? {}),
  });
  closeSync(out);
  child.unref();
  return child;
}

/** @returns {{ started: string, command: string } | null} null when there is no such process, or only its zombie. */
export function inspect(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return null;
  if (existsSync('/proc/self/stat')) return inspectProc(pid);
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  if (status !== 0 || !stdout.trim()) return null;
  return { started: stdout.slice(0, 24), command: stdout.slice(24).trim() };
}

function inspectProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return {
      started: `${fields[19]}@${bootId()}`,
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
    };
  } catch {
    return null;
  }
}

/** Start times count from boot, so they are reported together with it. */
function bootId() {
  const file = '/proc/sys/kernel/random/boot_id';
  return existsSync(file) ? readFileSync(file, 'utf8').trim().slice(0, 8) : '';
}

export const alive = (pid) => inspect(pid) !== null;

/** Waits for a condition; false when it did not come true in time. */
export async function until(condition, timeoutMs, everyMs = 50) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() > end) return false;
    await sleep(everyMs);
  }
}

/** Signals a process (or its group) and waits for its end; SIGKILL when it does not come in time. */
export async function end(pid, { signal = 'SIGTERM', graceMs = 10_000, group = false } = {}) {
  const target = group ? -pid : pid;
  send(target, signal);
  if (await until(() => !alive(pid), graceMs)) return true;
  send(target, 'SIGKILL');
  return until(() => !alive(pid), 5_000);
}

export function send(pid, signal) {
  if (!Number.isInteger(pid) || Math.abs(pid) <= 1) throw new Error(`refused to signal ${pid}`);
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Every process that we start is recorded with its start time and a word of its command line, so that a later run can distinguish
 * leftovers of a killed run from an unrelated process that got the same id.
 */
export function remember(home, name, pid, marker) {
  writeJson(join(home, 'pids', `${name}.json`), { pid, marker, started: inspect(pid)?.started });
}

export const forget = (home, name) => rmSync(join(home, 'pids', `${name}.json`), { force: true });

/** @returns {number | null} the process id if the recorded process still runs and is ours. */
export function remembered(home, name) {
  const record = readJson(join(home, 'pids', `${name}.json`));
  const now = record && inspect(record.pid);
  return now && now.started === record.started && now.command.includes(record.marker)
    ? record.pid
    : null;
}

export function rememberedNames(home) {
  const folder = join(home, 'pids');
  return existsSync(folder)
    ? readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))
    : [];
}
