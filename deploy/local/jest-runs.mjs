import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readJson, ROOT } from './home.mjs';
import { send } from './processes.mjs';
import { bad } from './say.mjs';

const LIMIT_MS = 20 * 60_000;
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends the runs that are under way, with their workers. */
export function endJest() {
  for (const child of running) endRun(child);
}

function endRun(child) {
  if (child.pid) send(-child.pid, 'SIGKILL');
  running.delete(child);
}

/**
 * Runs Jest on some of the projects of jest.config.mjs; what it prints goes to our terminal.
 * @returns {Promise<{ passed: number, failed: number }>} a file that could not be run counts as one failed test.
 */
export async function runJest({ label, projects, pattern, args, environment, home }) {
  const file = join(home, `result-${label.replaceAll(' ', '-')}.json`);
  rmSync(file, { force: true });
  const jest = [
    // Loading a test file makes garbage of many megabytes at once.
    '--max-semi-space-size=64',
    '--no-warnings',
    join(ROOT, 'node_modules/jest/bin/jest.js'),
  ];
  const options = [
    '--selectProjects',
    ...projects,
    '--passWithNoTests',
    '--json',
    `--outputFile=${file}`,
    ...args,
  ];
  const paths = pattern ? ['--testPathPatterns', pattern] : [];
  const env = { ...process.env, ...environment };
  const code = await follow([...jest, ...options, ...paths], env);
  const result = readJson(file);
  if (!result) {
    bad(`${label}: Jest ended with exit code ${code} and without a result`);
    return { passed: 0, failed: 1 };
  }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/**
 * With `--json` Jest writes its report to stderr and the result to stdout, which we read from the file. Several runs share our terminal:
 * through a pipe Jest writes whole lines and moves no cursor.
 */
function follow(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...env, ...(process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}) },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running.add(child);
    child.stderr.pipe(process.stderr, { end: false });
    const late = setTimeout(() => endRun(child), LIMIT_MS);
    child.once('close', (code) => {
      clearTimeout(late);
      running.delete(child);
      resolve(code);
    });
  });
}

/** The names of tests without running them, to report which could not run. */
export function testsNamed(file, pattern) {
  const files = everyFile(join(ROOT, 'test')).filter(
    (path) => file.test(path) && path.includes(pattern),
  );
  return files.flatMap((path) => {
    const names = [
      ...readFileSync(path, 'utf8').matchAll(/^\s*(?:it|test)(?:\.\w+)?\(\s*(['"`])(.+?)\1/gm),
    ].map((match) => match[2]);
    return (names.length > 0 ? names : ['(all)']).map((name) => `${relative(ROOT, path)}: ${name}`);
  });
}

function everyFile(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? everyFile(path) : [path];
  });
}
