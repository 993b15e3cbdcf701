/** As many as a person watches at most. */
export const MOST_WATCHED = 200;

/** No reader pages through more, and counting them would cost more than the page. */
export const MOST_COUNTED = 1_000;
