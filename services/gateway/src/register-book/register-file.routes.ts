import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  NAMES_EN,
  NAMES_ZH,
  registerCells,
  registerColumnName,
  type RegisterExportPage,
  type RegisterReader,
} from '@tingsu/contracts';
import { logger } from '@tingsu/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DirectoryRepository } from '../directory/directory.repository.js';
import type { Directory } from '../directory/directory.js';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { RegisterPagesClient } from './register-pages.client.js';
import { csvFile, type SheetRows, xlsxFile } from './sheet-file.adapter.js';
import { SHEET_TYPES } from './sheet-types.js';

/**
 * `GET /api/v1/register-book/exports/{exportId}/file`: the register as a file, written while it is downloaded and kept nowhere. Intake has
 * the complaints and says who may; the names of places and people are the directory's.
 */
@Injectable()
export class RegisterFileRoute {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly directories: DirectoryRepository,
    private readonly pages: RegisterPagesClient,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get('/api/v1/register-book/exports/:exportId/file', (request, reply) =>
      this.download(request, reply),
    );
  }

  private async download(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { exportId } = request.params as { readonly exportId: string };
    const first = await this.pages.first(request, exportId);
    const { format, language, from, to } = first.request;
    const { tenant } = await this.identities.ofStaffRoute(request);
    const { directory } = await this.directories.readVersioned(tenant.tenantId);
    const sheet = sheetOf(first, readerOf(directory, language), () =>
      this.pages.from(request, exportId, first),
    );
    const file = Readable.from((format === 'csv' ? csvFile : xlsxFile)(sheet));
    file.on('error', (error) =>
      logger.warn({ err: error, exportId }, 'a file of the register broke off'),
    );
    return reply
      .type(SHEET_TYPES[format])
      .header('content-disposition', `attachment; filename="register-${from}-${to}.${format}"`)
      .send(file);
  }
}

function sheetOf(
  { columns, title, request: { language } }: RegisterExportPage,
  reader: RegisterReader,
  pages: () => AsyncGenerator<RegisterExportPage>,
): SheetRows {
  const names = language === 'en' ? NAMES_EN : NAMES_ZH;
  const called = language === 'en' ? title?.en : title?.zh;
  return {
    name: called ?? names.register,
    columns,
    names: columns.map((code) => registerColumnName(code, language)),
    rows: rowsOf(pages(), columns, reader),
  };
}

/** The columns are those with which the file began, also when a policy changes meanwhile. */
async function* rowsOf(
  pages: AsyncIterable<RegisterExportPage>,
  columns: readonly string[],
  reader: RegisterReader,
): AsyncGenerator<string[][]> {
  for await (const { items } of pages)
    yield items.map((one) => registerCells(one, columns, reader));
}

function readerOf(
  { timeZone, campuses, departments, staff }: Directory,
  language: RegisterReader['language'],
): RegisterReader {
  const named = (
    places: readonly {
      readonly code: string;
      readonly name: { readonly zh: string; readonly en: string };
    }[],
  ) => {
    const names = new Map(
      places.map(({ code, name }) => [code, language === 'en' ? name.en : name.zh]),
    );
    return (code: string): string => names.get(code) ?? code;
  };
  const people = new Map(staff.map(({ id, name }) => [id, name]));
  return {
    ...{ language, timeZone, campus: named(campuses), department: named(departments) },
    person: (id) => people.get(id) ?? '',
  };
}
