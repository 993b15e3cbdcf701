/** Largest attachment, in bytes (20 MB). */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** How many a complaint comes with. */
export const MAX_ATTACHMENTS = 10;
