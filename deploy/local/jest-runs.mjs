import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readJson, ROOT } from './home.mjs';
import { send } from './processes.mjs';
import { bad } from './say.mjs';

const LIMIT_MS = 20 * 60_000;
let current = null;

/** Ends a run that is under way, with its workers. */
export function endJest() {
  if (current?.pid) send(-current.pid, 'SIGKILL');
  current = null;
}

/**
 * Runs Jest on some of the projects of jest.config.mjs; what it prints goes to our terminal.
 * @returns {Promise<{ passed: number, failed: number }>} a file that could not be run counts as one failed test.
 */
export async function runJest({ label, projects, pattern, args, environment, home }) {
  const file = join(home, `result-${label.replaceAll(' ', '-')}.json`);
  rmSync(file, { force: true });
  const jest = [
    '--experimental-vm-modules',
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
  const code = await follow([...jest, ...options, ...paths], { ...process.env, ...environment });
  const result = readJson(file);
  if (!result) {
    bad(`${label}: Jest ended with exit code ${code} and without a result`);
    return { passed: 0, failed: 1 };
  }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** With `--json` Jest writes its report to stderr and the result to stdout; we read the result from the file. */
function follow(args, env) {
  return new Promise((resolve) => {
    current = spawn(process.execPath, args, {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const late = setTimeout(endJest, LIMIT_MS);
    current.once('close', (code) => {
      clearTimeout(late);
      current = null;
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
