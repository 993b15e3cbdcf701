/** A request to a provider, ready to go: signed, with its body as text. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back, or how far the request got: `unsent` reached nobody, `unsure` may have been taken. */
export type HttpAnswer =
  | { readonly status: number; readonly text: string }
  | { readonly lost: 'unsent' | 'unsure'; readonly code: string };

/** A file that came back; `content` ends early when it is too large. */
export type FileAnswer =
  | {
      readonly status: number;
      readonly type: string;
      readonly content: Buffer;
      readonly tooLarge: boolean;
    }
  | { readonly lost: 'unsure'; readonly code: string };
