// Stands for @jest/globals in a test file: loaded again for each, so that errors point into the file and not here.
const given = /** @type {Record<string, unknown>} */ (globalThis);
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } =
  given;
