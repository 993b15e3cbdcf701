/** Characters that turn the direction of what follows them: U+202A to U+202E and U+2066 to U+2069. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * What a person outside wrote, for showing: characters that would make a text read differently from how it is stored are
 * shown by name, so that `a<U+202E>gnp.exe` does not pass for a picture.
 */
export const shown = (written: string): string =>
  written.replace(TURNING, (turning) => `‹U+${turning.charCodeAt(0).toString(16).toUpperCase()}›`);
