import type { SealedLog } from '@tingsu/record';

/**
 * What intake only adds to. Words of people are covered as they lie, encrypted: a key that is destroyed later leaves the proof. Marks by which rows
 * are found are left out: they are computed again with every new key.
 */
export const SEALED_INTAKE: readonly SealedLog[] = [
  {
    table: 'complaint',
    but: [
      ...['phone_index', 'second_phone_index', 'email_index'],
      ...['open_id_mark', 'tracking_hash', 'content_mark'],
    ],
    at: 'registered_at',
  },
  { table: 'complaint_registration', but: ['call_mark', 'record_mark'] },
  { table: 'complaint_addition' },
  { table: 'access_log', at: 'at' },
  { table: 'message', but: ['read_at'] },
  { table: 'message_file' },
  { table: 'evidence' },
  { table: 'paper' },
  { table: 'given_copy' },
  { table: 'given_copy_file' },
];
