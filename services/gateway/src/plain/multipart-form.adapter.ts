import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import fastifyMultipart from '@fastify/multipart';
import { MAX_ATTACHMENTS, MAX_UPLOAD_BYTES } from '@tingsu/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Fields } from './plain-page.js';

/** A file on its way through: it is stored nowhere here. */
export interface FilePart {
  readonly body: Readable;
  readonly contentType: string;
  readonly fileName: string;
}

/** One byte more than may be stored is let through, so that the service says that it is too much. */
const LIMITS = {
  ...{ fileSize: MAX_UPLOAD_BYTES + 1, files: MAX_ATTACHMENTS + 1, fields: 60 },
  ...{ fieldSize: 128 * 1024, parts: 60 + MAX_ATTACHMENTS + 1 },
};

export async function acceptMultipart(scope: FastifyInstance): Promise<void> {
  await scope.register(fastifyMultipart, { throwFileSizeLimit: false, limits: LIMITS });
}

/** The fields of the form; each file is handed on as it comes, one after the other. */
export async function readMultipart(
  request: FastifyRequest,
  hand: (file: FilePart) => Promise<void>,
): Promise<Fields> {
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else {
      // A field for files that was left empty comes as a file without a name.
      if (part.filename !== '') await hand(asForm(part));
      part.file.resume();
    }
  }
  return fields;
}

function asForm(part: {
  readonly file: Readable;
  readonly filename: string;
  readonly mimetype: string;
}): FilePart {
  const boundary = `tingsu-${randomUUID()}`;
  const name = part.filename.replace(/[\r\n]/g, ' ').replaceAll('"', '%22');
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(part.mimetype)
    ? part.mimetype
    : 'application/octet-stream';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  async function* pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from(head);
    for await (const piece of part.file) yield piece as Buffer;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  return {
    body: Readable.from(pieces()),
    contentType: `multipart/form-data; boundary=${boundary}`,
    fileName: part.filename,
  };
}
