import { runRebuild } from '@tingsu/find';
import { ExternalOrderRepository } from './complaints/external-order.repository.js';
import { StaffRegistrationRepository } from './complaints/staff-registration.repository.js';
import { ComplaintSource } from './find/complaint-source.repository.js';

// Writes the index by which complaints are found again, under a new key.   DATABASE_URL=… MASTER_KEY=… node services/intake/dist/src/rebuild-find.js
await runRebuild(
  'intake',
  (keys) =>
    new ComplaintSource(
      keys,
      new ExternalOrderRepository(keys),
      new StaffRegistrationRepository(keys),
    ),
);
