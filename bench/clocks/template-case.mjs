import { randomUUID } from 'node:crypto';
import { Client, eventually } from '../../deploy/demo/client.mjs';
import { submission } from '../submission.mjs';

const DAY_MS = 86_400_000;
const CONSUMERS = ['intake', 'notifications', 'analytics'];

/**
 * A real case, made through the API, with one clock that ends at `dueAt`: the hotline took the complaint 24 hours before, the department
 * has been asked since (so `contact24` is met), and the complainant has not been called yet (so `first24` runs out).
 */
export async function templateCase(system, dueAt) {
  const hotline = system.adapters.find(({ channels }) => channels.includes('hotline'));
  const visitor = new Client(system.baseUrl);
  const receipt = await visitor.post(
    '/api/v1/complaints',
    {
      ...submission(system.campus),
      channel: 'hotline',
      receivedAt: new Date(dueAt.getTime() - DAY_MS).toISOString(),
    },
    { 'idempotency-key': randomUUID(), 'x-api-key': hotline.key },
  );
  const officer = new Client(system.baseUrl);
  await officer.signIn('officer', system.password);
  const caseNo = receipt.complaintNo.replace(/^TS-/, 'C-');
  await eventually(() => officer.get(`/api/v1/cases/${caseNo}`));
  await command(officer, caseNo, 'contactDepartment', {
    department: 'main.finance',
    medium: 'phone',
  });
  const [{ case_id: caseId }] = await system.rows(
    'select case_id from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  await eventually(() => isKnownEverywhere(system, caseId), {
    what: 'the template case to be known everywhere',
  });
  return caseId;
}

async function command(person, caseNo, name, payload) {
  await eventually(async () => {
    const { version } = await person.get(`/api/v1/cases/${caseNo}`);
    return person
      .post(`/api/v1/cases/${caseNo}/commands/${name}`, { expectedVersion: version, payload })
      .then(() => true)
      .catch((error) =>
        error.problem?.code === 'case.stale_version' ? false : Promise.reject(error),
      );
  });
}

/** The warnings of the past have acted, and every service has applied the last event of the case. */
async function isKnownEverywhere(system, caseId) {
  const sources = CONSUMERS.map(
    (service) =>
      `select version from ${service}.inbox_cursor where aggregate_type = 'case' and aggregate_id = $1::text`,
  );
  const [{ settled }] = await system.rows(
    `select not exists (select 1 from cases.clock where case_id = $1::uuid and next_step_at <= clock_timestamp())
       and (select count(*) from (${sources.join(' union all ')}) as known join cases.complaint_case using (version)
             where case_id = $1::uuid) = ${CONSUMERS.length} as settled`,
    [caseId],
  );
  return settled;
}
