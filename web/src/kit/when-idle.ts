/** Old Safari cannot tell when it has nothing to do. */
const LATER_MS = 2_000;

/** Does something when the browser has nothing better to do; a hidden tab does not. Gives what calls it off. */
export const whenIdle = (doIt: () => void): (() => void) => {
  const run = (): void => {
    if (document.visibilityState === 'visible') doIt();
  };
  if (!('requestIdleCallback' in window)) {
    const timer = globalThis.setTimeout(run, LATER_MS);
    return () => globalThis.clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(run);
  return () => window.cancelIdleCallback(handle);
};
