const TEST_ID = /^tingsu-test\.([0-9a-f-]{36})@/;

/** The Message-ID of a mail by which we try out an inlet. */
export const testMessageId = (testId: string): string => `<tingsu-test.${testId}@tingsu>`;

/** The test that a mail is; null for a mail of anybody else. */
export const testOf = (messageId: string | null): string | null =>
  TEST_ID.exec(messageId ?? '')?.[1] ?? null;
