// Stands for @jest/globals in what several test files import: what is called belongs to the file that runs now.
const ofNow = (name) =>
  new Proxy(() => undefined, {
    apply: (_, __, given) => globalThis[name](...given),
    get: (_, property) => globalThis[name][property],
  });

export const afterAll = ofNow('afterAll');
export const afterEach = ofNow('afterEach');
export const beforeAll = ofNow('beforeAll');
export const beforeEach = ofNow('beforeEach');
export const describe = ofNow('describe');
export const expect = ofNow('expect');
export const it = ofNow('it');
export const jest = ofNow('jest');
export const test = ofNow('test');
