import { StartIntake1795296600000 } from './1795296600000-start-intake.js';

export const migrations = [StartIntake1795296600000];
