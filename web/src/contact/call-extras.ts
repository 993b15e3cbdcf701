/** `3:20` and `3` are minutes with or without seconds; null for what is no duration of a call, which lasts a day at most. */
export const secondsOf = (typed: string): number | null => {
  const [, minutes, seconds = '0'] =
    /^(\d{1,4})(?::([0-5]?\d))?$/.exec(typed.normalize('NFKC').trim()) ?? [];
  const total = Number(minutes) * 60 + Number(seconds);
  return minutes === undefined || total > 86_400 ? null : total;
};

/** A SHA-256 as programs print it, with blanks or in capitals; null for anything else. */
export const sha256Of = (typed: string): string | null => {
  const plain = typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
};
