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
      'It costs about 1.7 ms of Node and 1.6 ms of PostgreSQL a case; a million in ten minutes would leave 1.2 ms for both. Deflating what copies say took 3.3 ms of Node more, ' +
      'until each row of a template was deflated once and copies put their values in: such rows are a fifth larger than those that the product packs. ' +
      'Beside other work (load 10 to 17) it was 130 cases a second, in calmer minutes 300: two hours for a million, or one. What is left is parsing of rows by PostgreSQL and entries of some forty indexes.',
  },
  {
    bench: 'lists',
    heading: 'The work list',
    means:
      'All 96 pages that the web app can ask for by view, order and one filter, 50 rows, over HTTP. Milliseconds.',
    limit:
      'A page reads up to 51 rows of each of 28 to 42 streams of one index and orders them: half of its cost is PostgreSQL, half cases and gateway. ' +
      'In the runs below two of the six filters were by a category and a channel that no copy has, so at least a third of the pages were empty, and more for the head of a department; ' +
      'the filters have been changed since, and `rows a page` will say how full they are. ' +
      'Among 271,000 cases PostgreSQL itself takes up to 52 ms for a page (explained one by one, load 11), the most where hardly any case meets the filter: 36 ms for P1, 1,000 pages of the index read. ' +
      'The goal of 25 ms for the slowest of a hundred with 8 clients is out of reach while a page costs 7 to 25 ms of two processors that others use too.',
  },
  {
    bench: 'find',
    heading: 'Finding',
    means:
      'Searches by an officer of the whole group, page of 20, over HTTP: cases by number and by words of their handling, complaints by phone, name and words.',
    limit:
      'A search looks into one table of the index after the other, newest first, until it has a page: what is rare or nowhere is looked for in all of them, at 0.15 ms each. ' +
      'A million cases have 25 tables since older segments are merged. What a search costs besides is the same at any size: each match is opened and compared, every read is on record, ' +
      'and the request passes two services: 20 to 40 ms of processor, so 8 clients on two processors wait for each other. ' +
      'Here all copies lay in tables of 200,000 entries, so a common word read 20,000 matches for its page, and words of handling, which stand in every closed case, 50,000; the product leaves the newest 100,000 entries in small tables, where it takes half of that (52 ms of processor among 32,000 cases). ' +
      'The beginning of a number that few cases have is looked for everywhere by all its groups of three characters, also those that every number has: the slowest search by number.',
  },
  {
    bench: 'case',
    heading: 'The page of a case',
    means:
      'What the web app loads for it: the case with its calls and timeline, and beside it the complaint with words and person. A case at rest has no snapshot and is folded from its log.',
    limit:
      'Words are opened one by one and every read is on record, in the same transaction. It costs the same with 32,000 cases and with 271,000.',
  },
  {
    bench: 'life',
    heading: 'Whole lives of cases',
    means:
      'Received, triaged, classified, accepted, dispatched, signed for, answered, decided, told, closed: 12 to 14 calls over HTTP one after the other, 16 lives at once, and every event applied by every service.',
    limit:
      'Each command is a transaction with its facts, clocks, list rows and events. No statement of it was slow among 271,000 cases: the processes of the services take ' +
      'two thirds of its processor time (cases alone a quarter), and the machine did a third of its usual work in these minutes.',
  },
  {
    bench: 'accept',
    heading: 'Complaints accepted',
    means:
      'Complaints of 500 bytes, validated, sealed, numbered and committed before they are answered; the rest of the path goes on behind and takes its share of the processors.',
    limit:
      'Both processors are busy: with what follows a complaint more than with taking it. 25 ms of processor a complaint allow 80 a second on two processors without other work.',
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
    limit:
      'The services share both processors evenly with what was let in, so pages of staff wait for their turn: 4 times the calm figure among 271,000 cases, where calm was slow too (other work beside).',
  },
  {
    bench: 'storage',
    heading: 'Bytes of a case',
    means:
      'Rows of the latest 2,000 cases of each kind with their share of the indexes, in all services. What is kept by months (outboxes, firings, notices) and dropped after it was archived stands apart.',
    limit:
      'A closed case has some thirty facts in its log, each with the labels and explanations that were told, packed by commands (decision 0021). ' +
      'Half a year later its snapshot and clocks are dropped. What is packed is a fifth larger in copies than the product makes it. ' +
      'Of a closed case 12 KB are out of reach while its people, words and marks (9 KB), list rows and read models of three services (8 KB) are rows of their own. The latest open cases are mostly new ones.',
  },
  {
    bench: 'memory',
    heading: 'Memory',
    means: 'Of each program with its children, from `/proc`.',
    limit:
      'Node keeps what a load made it take: at rest here is half an hour of measurements after the start; right after a start it is 360 MB, or 133 MB in one process. Resident memory of PostgreSQL counts its shared buffers once a process.',
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
