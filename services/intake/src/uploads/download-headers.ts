import { contentDisposition } from './media-types.js';

/** Never shown in the browser's own window: what strangers sent must not run where staff are signed in. */
export const downloadHeaders = ({
  mediaType,
  fileName,
}: {
  readonly mediaType: string;
  readonly fileName: string;
}) => ({
  'content-type': mediaType,
  'content-disposition': contentDisposition(fileName),
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
});
