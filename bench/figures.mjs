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
      'A copy has no access log, mails, attachments, papers, messages or events about notices. Of what is kept by months only the months that are kept. ' +
      'Departments are those of some ten sample complaints, and five thousand texts serve all. ' +
      'It costs about 1.7 ms of Node and 1.6 ms of PostgreSQL a case; a million in ten minutes would leave 1.2 ms for both. Deflating what copies say took 3.3 ms of Node more, ' +
      'until each row of a template was deflated once and copies put their values in: such rows are a fifth larger than those that the product packs. ' +
      'A million took 49 minutes with tests running beside it: 700 a second at first, 440 on the whole, 150 once the tables (38 GB) no longer fit into memory (24 GiB). What is left is parsing of rows by PostgreSQL and entries of some forty indexes.',
  },
  {
    bench: 'lists',
    heading: 'The work list',
    means:
      'All 96 pages that the web app can ask for by view, order and one filter, 50 rows, over HTTP. Milliseconds.',
    limit:
      'A page reads up to 51 rows of each of 28 to 42 streams of one index and orders them: half of its cost is PostgreSQL, half cases and gateway. ' +
      'A page costs 10 to 13 ms of processor at a million cases, so eight clients on two processors wait four times that (p50), and the slowest are those whose filter hardly any case meets, among all cases that ever were: C04 of all, P1 of the open ones, which read on through the index until a page is full. ' +
      'The goal of 25 ms for the slowest of a hundred is reached for neither: 36 to 49 ms for one reader, 140 to 157 for eight. It would take a page of a fifth of this cost, or a filter that is part of the key of the index.',
  },
  {
    bench: 'office',
    heading: 'Lists of the office',
    means:
      'By an officer of the whole group, one at a time, over HTTP: the register of a year (50 rows a page), cases that complain of a department, ' +
      'complaints of one person, watched cases, and the counts beside the views. Milliseconds.',
    limit:
      'Each entry of the register and each complaint of a person is opened, and the read is on record: that is most of the cost, the same on every page. ' +
      'The counts are 21 walks through the index of lists, each up to a thousand; the work list asks for them after its rows. ' +
      'No copy of a fill complains of a department or is watched: 100,000 cases were put under one department for this measurement, and nobody watched any.',
  },
  {
    bench: 'find',
    heading: 'Finding',
    means:
      'Searches by an officer of the whole group, page of 20, over HTTP: cases by number and by words of their handling, complaints by phone, name and words.',
    limit:
      'A search looks into one table of the index after the other, newest first, until it has a page: what is rare or nowhere is looked for in all of them, at 0.15 ms each. ' +
      'A million cases have 25 tables since older segments are merged. What a search costs besides is the same at any size: each match is opened and compared, every read is on record, ' +
      'and the request passes two services: 8 to 25 ms of processor, so 8 clients on two processors wait for each other. ' +
      'Among a million cases the slowest of a hundred are not those that cost most but those that read what is not in memory: 38 GB of tables beside 24 GiB. Numbers, phones and names look into tables all over the index and open complaints of any age, ' +
      'each from the disk when it is asked for the first time (p99 of one reader 0.1 to 1.7 s, p50 15 to 38 ms); words were asked for again and again here and stayed in memory (p99 17 to 37 ms). The goal of 100 ms is reached by words, and by the others once what they need is in memory. ' +
      'Words of handling stand in every closed case, so a page of them reads some 50,000 matches: 129 ms of processor. The groups of a number that all of a year have are no longer asked for.',
  },
  {
    bench: 'case',
    heading: 'The page of a case',
    means:
      'What the web app loads for it: the case with its calls and timeline, and beside it the complaint with words and person. A case at rest has no snapshot and is folded from its log.',
    limit:
      'Words are opened one by one and every read is on record, in the same transaction. It costs the same with a million cases as with 32,000; what is not in memory is read from the disk first, which is what the slowest wait for.',
  },
  {
    bench: 'life',
    heading: 'Whole lives of cases',
    means:
      'Received, triaged, classified, accepted, dispatched, signed for, answered, decided, told, closed: 13 calls over HTTP one after the other, 16 lives at once, and every event applied by every service.',
    limit:
      'Each command is a transaction with its facts, clocks, list rows and events. No statement of it is slow among a million cases: the processes of the services take ' +
      'two thirds of its processor time (cases alone a quarter). In one of the three runs PostgreSQL wrote a checkpoint and did a sixth of its usual work.',
  },
  {
    bench: 'accept',
    heading: 'Complaints accepted',
    means:
      'Complaints of 500 bytes, validated, sealed, numbered and committed before they are answered; the rest of the path goes on behind and takes its share of the processors.',
    limit:
      'Both processors are busy: with what follows a complaint more than with taking it. 12 ms of processor a complaint allow 160 a second on two processors without other work.',
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
      'The services share both processors evenly with what was let in, so pages of staff wait for their turn: p99 0.32 s while 512 clients send, in every run, of which calm runs had 0.03 to 1.3 s (pages of a million cases that were read from the disk).',
  },
  {
    bench: 'sending',
    heading: 'Messages to complainants',
    means:
      'An officer writes messages at the pace of 10,000 an hour, a third of them by each medium: mail as ever, texts by a provider that takes 6 s for each, five at a time, ' +
      'which is less than what comes in, and WeChat by a provider that hangs up. How long each waited, from the command until it was given to its provider.',
    limit:
      'Each medium of each hospital group has a lane of its own, so what waits for one provider holds up no other. ' +
      'A mail is looked for at once and after a second at the latest; the rest is the machine. What the slow provider cannot take queues up for it alone.',
  },
  {
    bench: 'mailbox',
    heading: 'Mails that come at once',
    means:
      'Mails of about 500 bytes, each of another person, over 8 connections: how fast they are kept and acknowledged by SMTP, and until when the last one is a complaint.',
    limit:
      'A mail is safe when it is acknowledged. They are looked at one after another, so that an answer never overtakes its question: that is what the last one waits for, ' +
      'while every complaint opens its case and its acknowledgement goes out beside it. ' +
      'Of 5,000 at once all were kept within 104 s, at a load of 19 on two processors; then the machine was busier still (load 31) and 2.3 a second became complaints, ' +
      'none twice, until the run was ended after 14 minutes at 1,975. At that pace the last waits half an hour: its sender has the acknowledgement of the mail server all along.',
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
