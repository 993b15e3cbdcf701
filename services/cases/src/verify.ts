import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { type CaseKey, casesAfter } from './deadlines/clocks.repository.js';
import { ListWords } from './ledger/list-words.repository.js';
import { verifyCase } from './ledger/verify-log.repository.js';

// Checks the record of every case (or of those whose numbers are given): chain, sealed words, and that the case row is the fold
// of the log. Prints one line a fault; ends with 1 if there is any.   DATABASE_URL=… node services/cases/dist/src/verify.js [caseNo …]
const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is not set');
const PAGE = 500;

const wanted = process.argv.slice(2);
const dataSource = await createDataSource({
  url,
  service: 'cases',
  entities: [],
  poolSize: 1,
}).initialize();
const listWords = new ListWords();
const unitOfWork = new UnitOfWork(dataSource, 'cases', systemTime());
let checked = 0;
let faults = 0;
let last: CaseKey | undefined;
for (;;) {
  const page = await unitOfWork.system((tx) =>
    casesAfter(tx, last, wanted.length > 0 ? wanted : null, PAGE),
  );
  for (const { tenantId, caseId, caseNo } of page) {
    for (const { code, version } of await unitOfWork.run(tenantId, (tx) =>
      verifyCase(tx, caseId, listWords),
    )) {
      faults += 1;
      process.stdout.write(`${caseNo}${version === null ? '' : ` row ${version}`}: ${code}\n`);
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
