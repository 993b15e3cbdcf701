import { analytics } from './service.js';

await analytics.start();
