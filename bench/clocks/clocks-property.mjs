import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** 20,000 cases in the tests, times this. */
const FACTOR = process.env.PROPERTY_FACTOR ?? '50';
const CASES_IN_TESTS = 20_000;

/** The property tests of the engine, with many more random cases than `npm test` takes. */
export async function clocksProperty() {
  const folder = mkdtempSync(join(tmpdir(), 'tingsu-property-'));
  const results = join(folder, 'results.json');
  const started = performance.now();
  await run([
    '--testPathPatterns',
    'libs/policy/.*property',
    '--testTimeout',
    '3600000',
    '--json',
    '--outputFile',
    results,
  ]);
  const seconds = (performance.now() - started) / 1000;
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  rmSync(folder, { recursive: true });
  for (const { message } of testResults) if (message) console.log(message);
  return {
    'random cases': Number(FACTOR) * CASES_IN_TESTS,
    'properties that hold': numPassedTests,
    'properties with a difference': numFailedTests,
    seconds,
  };
}

/** Jest itself says how each property went; a failure is reported, not thrown. */
function run(args) {
  return new Promise((resolve) => {
    /** @type {import('node:child_process').SpawnOptions} */
    const options = {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PROPERTY_FACTOR: FACTOR,
        NODE_OPTIONS: '--no-warnings',
      },
    };
    const jest = [
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      '--selectProjects',
      'unit',
      '--silent',
      ...args,
    ];
    spawn(process.execPath, jest, options).once('exit', resolve);
  });
}
