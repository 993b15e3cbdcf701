import { describe, expect, it } from '@jest/globals';
import { Lanes } from './lanes.js';

describe('lanes', () => {
  it('do one thing at a time each, beside each other, and are waited for', async () => {
    const lanes = new Lanes();
    const begun: string[] = [];
    let end = (): void => {};
    const slow = new Promise<void>((resolve) => (end = resolve));
    const work = (name: string, until: Promise<void>) => () => {
      begun.push(name);
      return until;
    };
    lanes.start('slow', work('slow', slow));
    lanes.start('slow', work('slow again', slow));
    lanes.start('quick', work('quick', Promise.resolve()));
    expect(begun).toEqual(['slow', 'quick']);
    end();
    await lanes.rest();
    lanes.start('slow', work('slow later', Promise.resolve()));
    expect(begun).toEqual(['slow', 'quick', 'slow later']);
  });
});
