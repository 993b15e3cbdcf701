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

/** What cases says: the answer, bare or under `answer`, or nothing yet. */
export function answerOf(body: unknown): Progress['answer'] {
  const inner = isObject(body) && 'answer' in body ? body['answer'] : body;
  const parsed = ProgressSchema.shape.answer.safeParse(inner);
  return parsed.success ? parsed.data : null;
}

/** Only what the contract names leaves the house. */
export function publicProgress(body: unknown, answer: Progress['answer']): Progress {
  const progress = ProgressSchema.parse(body);
  return { ...progress, answer: answer ?? progress.answer };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
