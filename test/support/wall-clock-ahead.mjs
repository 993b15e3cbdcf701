/**
 * Loaded before a program (`node --import`), it moves the wall clock of that process alone by WALL_CLOCK_AHEAD_MS, as on a machine whose
 * time is wrong. Timers are not touched: they do not read the wall clock.
 */
const ahead = Number(process.env.WALL_CLOCK_AHEAD_MS ?? 0);
if (!Number.isInteger(ahead))
  throw new Error('WALL_CLOCK_AHEAD_MS must be a whole number of milliseconds');
const RealDate = Date;
const now = () => RealDate.now() + ahead;

// A proxy, not a subclass, so that every Date stays an instance of Date.
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
