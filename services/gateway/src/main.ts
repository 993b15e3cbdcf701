import { gateway } from './service.js';

await gateway.start();
