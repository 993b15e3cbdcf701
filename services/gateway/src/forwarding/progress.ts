import { ProgressSchema, type Progress } from '@tingsu/contracts';

/** Intake names the complaint that it vouched for in a header, so that it never reaches the visitor by mistake. */
const COMPLAINT_ID_HEADER = 'x-complaint-id';

export function complaintIdOf(
  headers: Readonly<Record<string, unknown>>,
  body: { readonly complaintId?: unknown },
): string | null {
  const id = headers[COMPLAINT_ID_HEADER] ?? body.complaintId;
  return typeof id === 'string' && id !== '' ? id : null;
}

/** What was written for the complainant in cases. */
export interface SaidByCases {
  readonly answer: Progress['answer'];
  /** What was said of material that is missing. */
  readonly asked: Progress['answer'];
}
export const NOTHING_SAID: SaidByCases = { answer: null, asked: null };

/** What cases says, as far as it can be read. */
export function saidIn(body: unknown): SaidByCases {
  const part = (name: string): Progress['answer'] => {
    const parsed = ProgressSchema.shape.answer.safeParse(isObject(body) ? body[name] : null);
    return parsed.success ? parsed.data : null;
  };
  return { answer: part('answer'), asked: part('asked') };
}

/** Only what the contract names leaves the house. The words of an earlier request do not stand beside a later one without words. */
export function publicProgress(body: unknown, { answer, asked }: SaidByCases): Progress {
  const progress = ProgressSchema.parse(body);
  const { wanted } = progress;
  const words =
    wanted && asked && Date.parse(asked.at) === Date.parse(wanted.at) ? asked.text : null;
  return {
    ...progress,
    answer: answer ?? progress.answer,
    ...(wanted ? { wanted: { ...wanted, words } } : {}),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
