import { runKeys } from '@tingsu/privacy';

// Looks at the keys of cases and rotates them.   DATABASE_URL=… MASTER_KEY=… node services/cases/dist/src/keys.js status|rewrap
await runKeys('cases');
