import { nameTokens, numberTokens, phoneTokens, phoneTokensIn, textTokens } from '@tingsu/find';

/** What someone said by which a complaint is found. */
export interface Said {
  readonly texts: readonly (string | null)[];
  readonly name: string | null;
  readonly phone: string | null;
  readonly externalRef: string | null;
}

export function tokensOf({ texts, name, phone, externalRef }: Said): readonly string[] {
  const written = texts.filter((text) => text !== null);
  return [
    ...new Set([
      ...written.flatMap(textTokens),
      ...written.flatMap(phoneTokensIn),
      ...(name === null ? [] : nameTokens(name)),
      ...(phone === null ? [] : phoneTokens(phone)),
      ...(externalRef === null ? [] : numberTokens(externalRef)),
    ]),
  ];
}
