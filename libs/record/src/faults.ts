/** What is wrong with a record, by where it shows. */
export type RecordFault =
  | {
      readonly code: 'row.changed' | 'row.removed' | 'row.added' | 'row.late';
      readonly log: string;
      /** Columns that name the row, with their values. */
      readonly row: Readonly<Record<string, unknown>>;
    }
  | { readonly code: 'page.lost' | 'page.moved'; readonly position: number }
  | { readonly code: 'node.changed'; readonly height: number; readonly index: number }
  | {
      readonly code: 'tree.differs' | 'checkpoint.forged';
      readonly size: number;
      readonly at: string;
    }
  | {
      readonly code: 'outside.differs' | 'outside.ahead' | 'outside.forged';
      readonly source: string;
      readonly size: number;
      readonly at: string;
    }
  | { readonly code: 'checkpoint.none' | 'key.unknown' }
  | { readonly code: 'sealing.stands'; readonly rows: number; readonly since: string }
  | { readonly code: 'archive.unreadable'; readonly partition: string; readonly why: string };

const SAYINGS = {
  'row.changed': 'was changed after it was sealed',
  'row.removed': 'was removed after it was sealed',
  'row.added': 'was put in beside the program: no leaf covers it',
  'row.late': 'was written long after the time it gives itself',
} as const;

/** One line for people. */
export function faultLine(fault: RecordFault): string {
  switch (fault.code) {
    case 'row.changed':
    case 'row.removed':
    case 'row.added':
    case 'row.late': {
      const names = Object.entries(fault.row).map(([name, value]) => `${name}=${String(value)}`);
      return `${fault.log} ${names.join(' ')}: the row ${SAYINGS[fault.code]}`;
    }
    case 'page.lost':
      return `leaves from ${fault.position} on are missing from the stored tree`;
    case 'page.moved':
      return `leaves at ${fault.position} stand in the stored tree twice or in the wrong place`;
    case 'node.changed':
      return `the stored tree has a wrong node at height ${fault.height}, ${fault.index}`;
    case 'tree.differs':
      return `the leaves do not lead to the root of the checkpoint ${place(fault)}`;
    case 'checkpoint.forged':
      return `the checkpoint ${place(fault)} is not signed by the key of this service`;
    case 'outside.differs':
      return `${fault.source} has another root for the checkpoint ${place(fault)}: history was rewritten`;
    case 'outside.ahead':
      return `${fault.source} has a checkpoint ${place(fault)} that is larger than the stored tree: history was cut off`;
    case 'outside.forged':
      return `${fault.source} has a checkpoint ${place(fault)} that is not signed by the key of this service`;
    case 'checkpoint.none':
      return 'there is no checkpoint: nothing was ever sealed, or the record was taken away';
    case 'key.unknown':
      return 'no public key is known: give the file keys.txt of the folder of checkpoints with --keys';
    case 'sealing.stands':
      return `${fault.rows} rows have been waiting to be sealed since ${fault.since} or longer: the sealer does not run`;
    case 'archive.unreadable':
      return `the archived month ${fault.partition} cannot be checked: ${fault.why}`;
  }
}

const place = ({ size, at }: { readonly size: number; readonly at: string }): string =>
  `of ${at} (${size} leaves)`;
