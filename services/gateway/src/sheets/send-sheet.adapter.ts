import { Readable } from 'node:stream';
import { logger } from '@tingsu/runtime';
import type { FastifyReply } from 'fastify';
import { csvFile, type SheetRows, xlsxFile } from '../register-book/sheet-file.adapter.js';
import { SHEET_TYPES } from '../register-book/sheet-types.js';

/** A table as a file, written while it is downloaded. */
export function sendSheet(
  reply: FastifyReply,
  name: string,
  { format }: { readonly format: 'csv' | 'xlsx' },
  sheet: SheetRows,
): FastifyReply {
  const file = Readable.from((format === 'csv' ? csvFile : xlsxFile)(sheet));
  file.on('error', (error) => logger.warn({ err: error, name }, 'a table broke off'));
  return reply
    .type(SHEET_TYPES[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .send(file);
}
