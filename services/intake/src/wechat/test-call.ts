/** An event that WeChat never sends, by which a call of our own is known. */
export const TEST_EVENT = 'tingsu_test';

/** The test that a call is; null for one of WeChat itself. */
export const testIn = (fields: Readonly<Record<string, string>>): string | null =>
  fields['Event'] === TEST_EVENT ? (fields['EventKey'] ?? null) : null;
