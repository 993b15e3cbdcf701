/** Pictures into which cameras write place and owner, and which can be written anew without them. */
const CLEANED = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
/** Pictures of the same kind that cannot be read here. */
const NOT_READ = new Set(['image/heic', 'image/tiff']);

/** How a file is handed on: as it came, as a clean copy, or not at all but as the original to those who may read it. */
export type ShownAs = 'original' | 'clean' | 'refused';

export function shownAs(mediaType: string): ShownAs {
  if (CLEANED.has(mediaType)) return 'clean';
  return NOT_READ.has(mediaType) ? 'refused' : 'original';
}
