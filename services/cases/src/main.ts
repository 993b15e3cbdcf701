import { cases } from './service.js';

await cases.start();
