/**
 * What the figures of each bench mean and what limits them, for docs/performance.md. Facts that a program does not measure stand here too.
 * The tables come from the results.
 */
export const FIGURES = [
  {
    bench: 'fill',
    heading: 'Filling an installation',
    means:
      'Some forty cases are brought through the API, in every state and on three campuses; the others are copies of them in every service, ' +
      'with ids, numbers, phones, words and times of their own, sealed and chained as the product does it, so `verify` finds no fault in them.',
    limit:
      'A copy has no access log, mails, attachments or events about notices. Of what is kept by months only the months that are kept. ' +
      'Departments are those of some ten sample complaints, and five thousand texts serve all. ' +
      'What it costs is PostgreSQL, 3 to 4 ms a case, and Node, 2 to 4 ms, on a machine busy with other work: a closed case has some thirty facts in its log and 110 rows in all. ' +
      'A million in ten minutes would leave 1.2 ms for both; it takes one to five hours on two cores.',
  },
  {
    bench: 'lists',
    heading: 'The work list',
    means:
      'All 96 pages that the web app can ask for by view, order and one filter, 50 rows, over HTTP. Milliseconds.',
    limit:
      'A page reads up to 51 rows of each of 28 to 42 streams of one index and orders them: half of its cost is PostgreSQL, half cases and gateway.',
  },
  {
    bench: 'find',
    heading: 'Finding',
    means:
      'Searches by an officer of the whole group, page of 20, over HTTP: cases by number and by words of their handling, complaints by phone, name and words.',
    limit:
      'A search looks into one segment of the index after the other, newest first, until it has a page: what is rare or nowhere is looked for in all of them, at 0.15 ms each.',
  },
  {
    bench: 'case',
    heading: 'The page of a case',
    means:
      'What the web app loads for it: the case with its calls and timeline, and beside it the complaint with words and person. A case at rest has no snapshot and is folded from its log.',
    limit: 'Words are opened one by one and every read is on record, in the same transaction.',
  },
  {
    bench: 'life',
    heading: 'Whole lives of cases',
    means:
      'Received, triaged, classified, accepted, dispatched, signed for, answered, decided, told, closed: 12 to 14 calls over HTTP one after the other, 16 lives at once, and every event applied by every service.',
    limit: 'Each command is a transaction with its facts, clocks, list rows and events.',
  },
  {
    bench: 'accept',
    heading: 'Complaints accepted',
    means:
      'Complaints of 500 bytes, validated, sealed, numbered and committed before they are answered; the rest of the path goes on behind and takes its share of the processors.',
    limit: 'Both processors are busy: with what follows a complaint more than with taking it.',
  },
  {
    bench: 'path',
    heading: 'The whole path',
    means:
      'The delay is from the commit of a complaint to the later of "its case is counted" and "the notice to the complaint centre is written", by the clock of the database.',
    limit: 'Every complaint is written by five services.',
  },
  {
    bench: 'burst',
    heading: 'Clocks that end in the same second',
    means:
      'Cases with one clock each that ends in the same second. Lateness is what the services write down at the end of the transaction in which a step acts.',
    limit:
      'The copies of a case are made without their past. What the events cause in other services waits until the burst has acted. ' +
      'A step no longer rewrites the snapshot of its case, which took 0.35 to 0.45 ms of PostgreSQL and 3 to 18 KB of its log; of what is left the process of ' +
      'cases takes two thirds: a fifth of that is collecting garbage, a fifth writing to the socket, 5 % each parsing rows, and canonical JSON for the chain.',
  },
  {
    bench: 'overload',
    heading: 'More complaints than fit',
    means:
      '512 clients that send again when they are refused, and one officer who reads lists, counts and notices: calm, then meanwhile.',
    limit: 'The services share both processors evenly with what was let in.',
  },
  {
    bench: 'storage',
    heading: 'Bytes of a case',
    means:
      'Rows of 2,000 cases of each kind with their share of the indexes, in all services. What is kept by months (outboxes, firings, notices) and dropped after it was archived stands apart.',
    limit:
      'A closed case has some thirty facts in its log, each with the labels and explanations that were told: half of all bytes.',
  },
  {
    bench: 'memory',
    heading: 'Memory',
    means: 'Of each program with its children, from `/proc`.',
    limit: 'Node keeps what a load made it take.',
  },
  {
    bench: 'clocks-armed',
    heading: 'Open clocks by the million',
    means:
      'Rows of clocks without cases behind them, because arming reads nothing else: what Redis holds, and how long arming takes.',
    limit: 'Only what falls due within 48 hours is armed, one alarm a second.',
  },
  {
    bench: 'clocks-compute',
    heading: 'Decisions and clocks, computed',
    means: 'Triage and all clocks of a complaint with explanations, pure, on one core.',
    limit: '',
  },
  {
    bench: 'clocks-property',
    heading: 'Random cases against the slow reference',
    means: 'The properties of the engine of clocks with many more cases than `npm test` takes.',
    limit: '',
  },
];
