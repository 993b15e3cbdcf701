const { default: Runtime } = require('jest-runtime');
const { createRequire } = require('node:module');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { mapOf } = require('./compiled.cjs');

/**
 * Loads a test file as Node itself does, so that what many of them import is read and evaluated once in a worker and not once for each:
 * that was more than half of the work of the quick tests.
 */
class SharedRuntime extends Runtime {
  /** @override */
  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** @override */
  async unstable_importModule(/** @type {string} */ path) {
    globalThis.jest = this['jestGlobals'].jestObjectFor(path);
    await import(pathToFileURL(path).href);
  }

  /**
   * What collects and runs the tests keeps them in its module: it alone is loaded again for each file.
   * @override
   */
  requireInternalModule(/** @type {string} */ from) {
    const requireAnew = createRequire(from);
    delete requireAnew.cache[from];
    return requireAnew(from);
  }

  /** @override */
  getSourceMaps() {
    return new SourceMaps();
  }
}

/** Found only when a stack is shown. */
class SourceMaps extends Map {
  /** @override */
  get(/** @type {string} */ source) {
    return mapOf(source.startsWith('file:') ? fileURLToPath(source) : source);
  }
}

module.exports = { __esModule: true, default: SharedRuntime };
