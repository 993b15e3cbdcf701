import { intake } from './service.js';

await intake.start();
