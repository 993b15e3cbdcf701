/** Where the chosen letters are had as one PDF. */
export const lettersAddress = (sendingIds: readonly string[]): string =>
  `/api/v1/sendings/letters/print?${new URLSearchParams({ ids: sendingIds.join(',') }).toString()}`;

/** No more are printed at once than one request names. */
export const MOST_PRINTED = 50;
