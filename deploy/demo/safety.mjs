import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { staffOf } from './lives.mjs';

const DAY_MS = 24 * 3_600_000;
const files = JSON.parse(readFileSync(new URL('safety.json', import.meta.url), 'utf8'));

/** An incident, an emergency plan, a watch of the media and a restriction of contact, each with a case; returns how many. */
export async function safetyFiles(system, caseOfSample, progress) {
  const staff = staffOf(system);
  for (const { by, file, then, forDays, case: sample } of files) {
    const path = `/api/v1/safety-files/${randomUUID()}`;
    const until = forDays
      ? { until: new Date(Date.now() + forDays * DAY_MS).toISOString().slice(0, 10) }
      : {};
    const body = { ...file, ...until, caseNo: caseOfSample.get(sample) };
    await (await staff.as(by)).request('PUT', path, { body });
    for (const { by: who, ...act } of then) await (await staff.as(who)).post(`${path}/acts`, act);
    progress(`${file.sort} was opened`);
  }
  return files.length;
}
