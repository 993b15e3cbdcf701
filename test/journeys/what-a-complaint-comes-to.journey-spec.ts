import { afterAll, beforeAll, describe } from '@jest/globals';
import type { JourneyPeople } from '../support/journey-people.js';
import { startTestSystem, type TestSystem } from '../support/system.js';
import { aDissatisfiedPerson, aSecondComplaint } from './a-dissatisfied-person.js';
import { aFallWithHarm } from './a-fall-with-harm.js';
import { aWrongBill } from './a-wrong-bill.js';
import { anAttitudeComplaint } from './an-attitude-complaint.js';

describe('what a complaint comes to', () => {
  let system: TestSystem;
  let people: JourneyPeople;
  beforeAll(async () => {
    system = await startTestSystem('comes-to', { single: true });
    const [officer, callback, finance, conduct, leader] = await Promise.all([
      system.signIn('officer'),
      system.signIn('callback'),
      system.signIn('finance'),
      system.signIn('conduct'),
      system.signIn('leader'),
    ]);
    people = { system, officer, callback, finance, conduct, leader };
  }, 180_000);
  afterAll(() => system?.stop(), 60_000);

  aFallWithHarm(() => people);
  aWrongBill(() => people);
  aDissatisfiedPerson(() => people);
  aSecondComplaint(() => people);
  anAttitudeComplaint(() => people);
});
