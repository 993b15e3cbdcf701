/** The same text in both languages; Chinese is the language of the rules, English its rendering. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
