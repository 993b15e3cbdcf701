const { default: Sequencer } = require('@jest/test-sequencer');

/** The stories that take minutes; everything else is done in less time than they are. */
const LONGEST = [/browser-spec/, /no-fault-loses/, /clocks-under-faults/];

/** Begins with the longest files, so that at the end no processor waits for the other. */
module.exports = class LongestFirst extends Sequencer {
  /** @override */
  async sort(tests) {
    const long = LONGEST.flatMap((name) => tests.filter(({ path }) => name.test(path)));
    return [...new Set([...long, ...(await super.sort(tests))])];
  }
};
