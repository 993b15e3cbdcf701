const LONGEST = 60;

/** The first words of a complaint as one line. */
export const gistOf = (content: string | null | undefined): string => {
  const line = (content ?? '').replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : line;
};
