/** The name under which the adapter of an official account is kept. */
export const wechatName = (appId: string): string => `WeChat ${appId}`;

/** Mailboxes and official accounts are adapters too, without a key that anybody has. */
export const isWithoutKey = (name: string): boolean =>
  name.includes('@') || /^WeChat wx\w+$/.test(name);
