import Bowser from 'bowser';

const LONGEST = 500;

/** The name of a browser and its system, as it says: "Chrome, Windows". Null when it says nothing that is known. */
export function browserName(userAgent: string | undefined): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, LONGEST));
  return [browser.name, os.name].filter(Boolean).join(', ') || null;
}
