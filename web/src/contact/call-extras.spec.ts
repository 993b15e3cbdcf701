import { expect, it } from '@jest/globals';
import { secondsOf, sha256Of } from './call-extras';

it.each([
  ['3:20', 200],
  ['３：０５', 185],
  ['12', 720],
  ['0:09', 9],
  ['3:75', null],
  ['1441', null],
  ['soon', null],
  ['', null],
])('the duration %s is %s seconds', (typed, seconds) => {
  expect(secondsOf(typed)).toBe(seconds);
});

it('a hash is taken as programs print it, and nothing else for one', () => {
  const hash = 'AB'.repeat(32);
  expect(sha256Of(` ${hash.slice(0, 32)} ${hash.slice(32)}`)).toBe(hash.toLowerCase());
  expect(sha256Of('ab')).toBeNull();
});
