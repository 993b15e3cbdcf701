/** How a browser shows a file by itself. */
export type PreviewKind = 'picture' | 'sound' | 'video' | 'pdf';

const KINDS: Readonly<Record<string, PreviewKind>> = {
  'image/jpeg': 'picture',
  'image/png': 'picture',
  'image/webp': 'picture',
  'image/gif': 'picture',
  'image/bmp': 'picture',
  'audio/mpeg': 'sound',
  'audio/mp4': 'sound',
  'audio/wav': 'sound',
  'audio/aac': 'sound',
  'audio/ogg': 'sound',
  'video/mp4': 'video',
  'video/quicktime': 'video',
  'video/webm': 'video',
  'application/pdf': 'pdf',
};

/** Null for what browsers cannot show (HEIC, AMR, Word): it is downloaded only. */
export const previewOf = (mediaType: string): PreviewKind | null => KINDS[mediaType] ?? null;

/** What a person is told of a file that no browser shows; null for what every computer opens. */
const OPENED_WITH = {
  'image/heic': 'fileWithPhone',
  'image/tiff': 'fileWithViewer',
  'audio/amr': 'fileWithPlayer',
  'audio/silk': 'fileWithWeChat',
  'video/3gpp': 'fileWithPlayer',
} as const;
type Opened = (typeof OPENED_WITH)[keyof typeof OPENED_WITH];
export const adviceOn = (mediaType: string): Opened | null =>
  (OPENED_WITH as Readonly<Record<string, Opened>>)[mediaType] ?? null;

/** What the pickers of files offer; intake looks at the content. */
export const PICKED =
  'image/*,audio/*,video/*,.heic,.heif,.tif,.tiff,.pdf,.docx,.xlsx,.amr,.silk,.m4a,.mov,.3gp';
