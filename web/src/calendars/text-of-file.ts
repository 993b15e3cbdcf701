/**
 * The text of a file as UTF-8 or, where its bytes are not UTF-8, as GB 18030, which holds GBK and GB 2312: Chinese spreadsheets
 * save CSV so. A byte order mark is left out.
 */
export const textOfFile = (bytes: ArrayBuffer | Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};
