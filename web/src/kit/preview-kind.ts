/** How a browser shows a file by itself. */
export type PreviewKind = 'picture' | 'sound' | 'video' | 'pdf';

const KINDS: Readonly<Record<string, PreviewKind>> = {
  'image/jpeg': 'picture',
  'image/png': 'picture',
  'image/webp': 'picture',
  'image/gif': 'picture',
  'audio/mpeg': 'sound',
  'audio/mp4': 'sound',
  'audio/wav': 'sound',
  'video/mp4': 'video',
  'application/pdf': 'pdf',
};

/** Null for what browsers cannot show (HEIC, AMR, Word): it is downloaded only. */
export const previewOf = (mediaType: string): PreviewKind | null => KINDS[mediaType] ?? null;
