import { aResultServed } from './a-result-served.js';
import { accessibility } from './accessibility.js';
import { administered } from './administered.js';
import { administration } from './administration.js';
import { callBacks } from './call-backs.js';
import { commonProblem } from './common-problem.js';
import { corrections } from './corrections.js';
import { dutyAndRoutines } from './duty-and-routines.js';
import { heldResponsible } from './held-responsible.js';
import { orders } from './orders.js';
import { ownAccount } from './own-account.js';
import { refusedMessages } from './refused-messages.js';
import { registerBook } from './register-book.js';
import { registration } from './registration.js';
import { secondFactors } from './second-factors.js';
import { sending } from './sending.js';
import { spreadTheLoad } from './spread-the-load.js';
import { wherePoliciesApply } from './where-policies-apply.js';
import { tell } from './world.js';

/** What the office does around cases: accounts, rules, rosters, registers, post. */
tell('office', [
  refusedMessages,
  accessibility,
  administration,
  wherePoliciesApply,
  dutyAndRoutines,
  registration,
  callBacks,
  corrections,
  spreadTheLoad,
  registerBook,
  commonProblem,
  aResultServed,
  heldResponsible,
  ownAccount,
  administered,
  secondFactors,
  orders,
  sending,
]);
