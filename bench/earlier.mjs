/** Figures from before the results were kept, of a machine that had more time for them; docs/performance.md ends with them. */
export const EARLIER = `## Before results were kept

2 cores of an AMD EPYC (virtual machine), 24 GiB, Node 20, PostgreSQL 15; single runs unless said.

| date | figure | result |
| --- | --- | --- |
| 2026-11-26 | 32,101 cases (load 9 to 19, raw PostgreSQL 250 to 1,040 /s): pages of the work list, 1 and 8 clients; searches, 8 clients; page of a case, 8 clients | p50 20 to 28 and 98 to 152 ms, p99 38 to 120 and 202 to 531 ms; p50 157 to 1,027 ms; p50 199 to 694 ms |
| | a closed and an open case in all tables before the log was packed | 48.0 KB (log 21.8) and 32.8 KB |
| | what is due today by time of receipt, 40,000 open cases, before it was read along its due time | p50 of all pages 20 ms, this one 200 ms |
| | PostgreSQL alone for each of 192 pages among 271,000 cases (explain analyze, load 11; more than half of them empty) | the slowest 52, 36 and 24 ms |
| | 130 cases a second of a fill in three CPU milliseconds each (load 10 to 17); verify of 90 of its cases | 0 faults |
| | rebuild from 82,441 events of cases beside some complaints, load 15: analytics; intake; notifications | 119 s; 63 s; 43 s: 690, 1,300 and 1,900 events a second, 0.2 ms CPU of the program an event. A million cases have 27 million events: hours |
| | two months of an outbox archived, verified and dropped; one put back; 59 files verified (load 15) | 10 s; 6 s; 12 s |
| | \`npm run bench -- fill\` stopped three times, once by SIGKILL, and begun again; check of the logs of 300 of its 32,000 cases | whole batches only, none twice; 0 faults |
| 2026-11-26 | work list, 1,000,020 list rows without logs, officer: 1 client; 8 clients (two runs, load 2 to 4, raw PostgreSQL 2,103 /s) | p50 12, p99 33 ms; p50 49, p99 128 ms; 10 to 14 ms CPU a page (before members: p99 1,185 and 4,075 ms, 111 to 126 ms) |
| | the same, head of a department | p50 12, p99 35 ms; p50 46, p99 114 ms; 10 to 16 ms CPU (before: 1,324 and 5,073 ms, 423 to 475 ms) |
| | a page of 50 rows by process | cases 4.9, PostgreSQL 4.8, gateway 2.1 ms CPU; a fifth of cases is async hooks, which Node 24 needs no longer |
| | a filter that hardly any of a million cases meets; all counts (\`GET /cases/counts\`) | 50 to 60 ms; 20 to 26 ms |
| | finding among 1,000,000 complaints, 1 client (load 7 to 8, raw PostgreSQL 688 /s) | p50 37 to 73, p99 80 to 143 ms by phone, name, initials and words |
| | the same, 8 clients | p50 160 to 320, p99 251 to 1,007 ms; 20 to 35 ms CPU a search |
| | index by which complaints are found | 137 marks a complaint; rows 821 bytes and indexes 1,324 bytes a complaint; 115 µs CPU for its marks, 270 µs in PostgreSQL; write-ahead log 1.9 KB |
| | overload: 512 clients, 20 s, raw PostgreSQL 1,677 /s | 77 taken a second, p99 6.1 s, 43 refused a second, 0 lost; staff pages p99 50 ms calm, 1,662 ms meanwhile |
| 2026-11-22 | 1,000,000 random cases against the slow reference | 0 differences |
| | 1,160,000 open clocks: Redis; until everything was armed; armed again after FLUSHALL | 12 MB; 54 s; 63 s |
| | decisions and all clocks of a case under the demo's policies, one core | 170 µs CPU (106 to 231) |
| | journey of clocks under faults: 60 s without Redis, 11.6 s without PostgreSQL, 1,200 complaints at load 20 | every step acted once, none early, none missing |
| 2026-11-21 | relay and ordered inbox alone (\`node bench/messaging.mjs\`) | 6,100 and 7,200 events a second |`;
