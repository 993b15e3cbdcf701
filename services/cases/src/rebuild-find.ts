import { runRebuild } from '@tingsu/find';
import { CaseSource } from './find/case-source.repository.js';

// Writes the index by which cases are found again, under a new key.   DATABASE_URL=… MASTER_KEY=… node services/cases/dist/src/rebuild-find.js
await runRebuild('cases', (keys) => new CaseSource(keys));
