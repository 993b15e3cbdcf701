export type Values = Readonly<Record<string, string | number>>;

/** Fills `{name}` in a text; a value that is not given leaves nothing. */
export const filled = (text: string, values: Values = {}): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
