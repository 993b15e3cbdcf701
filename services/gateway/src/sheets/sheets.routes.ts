import { Injectable } from '@nestjs/common';
import {
  MOST_SHEET_COLUMNS,
  MOST_SHEET_ROWS,
  ProblemError,
  type SheetOfFile,
} from '@tingsu/contracts';
import { sendProblem } from '@tingsu/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { sheetIn } from './read-sheet.adapter.js';

const MOST_BYTES = 5 * 1024 * 1024;

/** `POST /api/v1/sheets`: the words in the cells of a spreadsheet, for staff who look at them before anything is done with them. Nothing is kept. */
@Injectable()
export class SheetsRoute {
  constructor(private readonly identities: RequestIdentity) {}

  async addTo(fastify: FastifyInstance): Promise<void> {
    await fastify.register(async (scope) => {
      scope.setErrorHandler(sendProblem);
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
        done(null, body),
      );
      scope.post('/api/v1/sheets', { bodyLimit: MOST_BYTES }, (request) => this.read(request));
    });
  }

  private async read(request: FastifyRequest): Promise<SheetOfFile> {
    const { session } = await this.identities.ofStaffRoute(request);
    if (!session) throw new ProblemError('session.required', 'Sign in and try again.');
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const sheet = await sheetIn(bytes, 'exported');
    requireSize(sheet.length, MOST_SHEET_ROWS);
    requireSize(Math.max(0, ...sheet.map(({ length }) => length)), MOST_SHEET_COLUMNS);
    return { rows: sheet.map((row) => [...row]) };
  }
}

function requireSize(found: number, most: number): void {
  if (found <= most) return;
  const message = `At most ${MOST_SHEET_ROWS} rows and ${MOST_SHEET_COLUMNS} columns are read. 最多 ${MOST_SHEET_ROWS} 行、${MOST_SHEET_COLUMNS} 列，请分成几个文件。`;
  throw new ProblemError('request.invalid', message, {
    errors: [{ path: 'content', code: 'too_big', message }],
  });
}
