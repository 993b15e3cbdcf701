import { runKeys } from '@tingsu/privacy';

// Looks at the keys of gateway and rotates them.   DATABASE_URL=… MASTER_KEY=… node services/gateway/dist/src/keys.js status|rewrap
await runKeys('gateway');
