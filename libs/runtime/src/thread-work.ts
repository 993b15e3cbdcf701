/** What threads do, by name. Input and answer are copied between threads: plain data, bytes and dates, no functions. */
export type Works = Readonly<Record<string, (input: never) => Promise<unknown>>>;

export type InputOf<W extends Works, Name extends keyof W> = Parameters<W[Name]>[0];
export type AnswerOf<W extends Works, Name extends keyof W> = Awaited<ReturnType<W[Name]>>;

/** One piece of work for a thread, which has no other meanwhile. */
export interface Order {
  readonly name: string;
  readonly input: unknown;
}
export type Outcome =
  | { readonly answer: unknown }
  | { readonly failed: string }
  /** Nobody began it, or the process ends meanwhile: nothing is known of the work. */
  | { readonly ending: true };

/** The thread could not do the work, took too long over it, or ended while it was at it. */
export class WorkFailed extends Error {
  override readonly name = 'WorkFailed';
}

/** The process ends: the work was not done, and nothing speaks against it. */
export class ThreadsClosed extends Error {
  override readonly name = 'ThreadsClosed';
}

/** Does a piece of work; what goes wrong is an outcome too. */
export async function outcomeOf(works: Works, { name, input }: Order): Promise<Outcome> {
  try {
    const work = works[name];
    if (!work) throw new Error(`There is no work ${name}`);
    return { answer: await work(input as never) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
