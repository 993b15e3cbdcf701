import { runKeys } from '@tingsu/privacy';

// Looks at the keys of notifications and rotates them.   DATABASE_URL=… MASTER_KEY=… node services/notifications/dist/src/keys.js status|rewrap
await runKeys('notifications');
