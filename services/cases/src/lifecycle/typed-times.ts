const minuteOf = (at: string): number => Math.floor(Date.parse(at) / 60_000);

/** Whether something happened before something else. People enter times to the minute: within a minute either may be first. */
export const wasBefore = (one: string, other: string): boolean => minuteOf(one) < minuteOf(other);
