/** Bytes that came from another thread, without copying them once more. */
export const bytesOf = (sent: Uint8Array): Buffer =>
  Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
