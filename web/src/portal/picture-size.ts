/** Longest side of a picture that is sent: enough to read a bill or a label on it. */
const LONGEST = 2_560;
/** Smaller files are sent as they are. */
const WORTH_BYTES = 1_500_000;
/** What browsers can open and draw. */
const DRAWN = ['image/jpeg', 'image/png', 'image/webp'];

export const isWorthShrinking = ({ type, size }: Pick<File, 'type' | 'size'>): boolean =>
  DRAWN.includes(type) && size > WORTH_BYTES;

/** The same shape, with a longest side of `LONGEST` at most. */
export function shrunk(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

export const asJpeg = (name: string): string => `${name.replace(/\.[^.]*$/, '')}.jpg`;
