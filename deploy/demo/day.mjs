import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { staffOf } from './lives.mjs';

const MINUTE_MS = 60_000;
/** By which channels the complainant stands at the desk and can sign. */
const FACE_TO_FACE = ['front_desk', 'visit'];
const complaints = JSON.parse(readFileSync(new URL('day.json', import.meta.url), 'utf8'));

/** Registers what people said today at desks and on telephones, by the staff who took it; returns how many. */
export async function todaysComplaints(system, progress) {
  const staff = staffOf(system);
  for (const said of complaints) {
    const client = await staff.as(said.by);
    const { caseNo } = await client.post('/api/v1/complaints', submissionOf(said, new Date()), {
      'idempotency-key': randomUUID(),
    });
    progress(`${caseNo} was registered by ${said.by}`);
  }
  return complaints.length;
}

function submissionOf(said, now) {
  const { name, phone, email, relation, anonymous = false } = said;
  return {
    campus: said.campus,
    channel: said.channel,
    content: said.content,
    ...(said.demand ? { demand: said.demand } : {}),
    department: said.units[0],
    receivedAt: new Date(now.getTime() - said.minutesAgo * MINUTE_MS).toISOString(),
    ...(said.language ? { language: said.language } : {}),
    complainant: anonymous ? { anonymous, relation } : { anonymous, relation, name, phone, email },
    registration: registrationOf(said),
  };
}

function registrationOf({ channel, mood, units, patient, settled }) {
  return {
    respondents: { units },
    ...(mood ? { mood } : {}),
    ...(patient ? { patient } : {}),
    ...(channel === 'hotline' ? { signature: { state: 'voice' }, restated: true } : {}),
    ...(FACE_TO_FACE.includes(channel)
      ? { signature: { state: 'signed' }, receiptGiven: true }
      : {}),
    ...(settled ? { onTheSpot: { outcome: settled } } : {}),
  };
}
