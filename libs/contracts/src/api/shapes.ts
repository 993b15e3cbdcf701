import { readText } from '../input/text.js';
import { readBy } from '../read-by.js';

/** A text with something to read in it, of at most so many characters. */
export const filled = (max: number) => readBy((written) => readText(written, max), max);
