import compiling from './test/runtime/compiled.cjs';

const { compilation } = compiling;

/**
 * Tests by name: `.spec` is pure, `.db-spec` uses real servers, `.e2e-spec` is one service from outside, `.journey-spec` is a
 * whole story through all services, `.browser-spec` the same in a real browser. `npm test` gives the servers.
 */
const swc = (tsx) => ['@swc/jest', { sourceMaps: 'inline', ...compilation(tsx) }];

/** With --watch the sources change under the tests, so each run of a file reads them again, as Jest does by itself. */
const shared = process.argv.some((word) => word.startsWith('--watch'))
  ? {}
  : {
      testEnvironment: '<rootDir>/test/runtime/environment.cjs',
      runtime: '<rootDir>/test/runtime/runtime.cjs',
    };

const project = (name, testMatch, more = {}) => ({
  displayName: name,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['/dist/', '/\\.local/'],
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) },
  moduleNameMapper: {
    '^@tingsu/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  ...shared,
  ...more,
});

export default {
  projects: [
    project('unit', ['**/*.spec.ts', '**/*.spec.tsx']),
    project('database', ['**/*.db-spec.ts']),
    project('service', ['**/*.e2e-spec.ts']),
    project('journey', ['test/**/*.journey-spec.ts']),
    project('browser', ['test/**/*.browser-spec.ts']),
  ],
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  testTimeout: 30_000,
  // What a test file loaded as ES modules stays in the heap of its worker. At 4 GB collecting garbage takes half of the time.
  workerIdleMemoryLimit: '1200MB',
  // A worker has nothing open at its end, but Node needs longer than the usual half second to take down its heap.
  workerGracefulExitTimeout: 5_000,
};
