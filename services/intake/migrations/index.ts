import { StartIntake2026112121300 } from './202611212130-start-intake.js';

export const migrations = [StartIntake2026112121300];
