import type { RobotCall } from './robot-call.js';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_CHARACTERS = 10_000;

/** Null when nothing came back. It never throws: an error may hold the address with its key. */
export async function callRobot({
  url,
  body,
}: RobotCall): Promise<{ readonly status: number; readonly text: string } | null> {
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', body, redirect: 'error' },
      headers: { 'content-type': 'application/json; charset=utf-8' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return { status: response.status, text: text.slice(0, MAX_ANSWER_CHARACTERS) };
  } catch {
    return null;
  }
}
