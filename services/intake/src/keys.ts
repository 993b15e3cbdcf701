import { runKeys } from '@tingsu/privacy';
import { refusedSubmissions } from './refused/wrapped-refusals.repository.js';

// Looks at the keys of intake and rotates them.   DATABASE_URL=… MASTER_KEY=… node services/intake/dist/src/keys.js status|rewrap
await runKeys('intake', (keys) => [refusedSubmissions(keys)]);
