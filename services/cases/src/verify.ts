import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { verifyCase } from './ledger/verify-log.repository.js';

// Checks the record of every case (or of those whose numbers are given): chain, sealed words, and that the case row is the fold
// of the log. Prints one line a fault; ends with 1 if there is any.   DATABASE_URL=… node services/cases/dist/src/verify.js [caseNo …]
const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is not set');
const PAGE = 500;
const FIND = `select tenant_id, case_id, case_no from complaint_case
  where ($1::uuid is null or (tenant_id, case_id) > ($1::uuid, $2::uuid)) and ($3::text[] is null or case_no = any($3::text[]))
  order by tenant_id, case_id limit ${PAGE}`;
interface Found {
  readonly tenant_id: string;
  readonly case_id: string;
  readonly case_no: string;
}

const wanted = process.argv.slice(2);
const dataSource = await createDataSource({
  url,
  service: 'cases',
  entities: [],
  poolSize: 1,
}).initialize();
const unitOfWork = new UnitOfWork(dataSource, 'cases', systemTime());
let checked = 0;
let faults = 0;
for (let last: Found | undefined; ;) {
  const page = await unitOfWork.system((tx) =>
    tx.query<Found>(FIND, [last?.tenant_id, last?.case_id, wanted.length > 0 ? wanted : null]),
  );
  for (const { tenant_id, case_id, case_no } of page) {
    for (const { code, version } of await unitOfWork.run(tenant_id, (tx) =>
      verifyCase(tx, case_id),
    )) {
      faults += 1;
      process.stdout.write(`${case_no}${version === null ? '' : ` row ${version}`}: ${code}\n`);
    }
  }
  checked += page.length;
  last = page.at(-1);
  if (page.length < PAGE) break;
}
await dataSource.destroy();
logger.info({ checked, faults }, 'records checked');
process.stdout.write(`${checked} cases checked, ${faults} faults\n`);
process.exitCode = faults === 0 ? 0 : 1;
