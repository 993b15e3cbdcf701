import {
  CopiesViewSchema,
  HandOutDossierSchema,
  JSON_LINES,
  MakeDossierSchema,
  MadePaperSchema,
  MakePaperSchema,
  PAPER_TEMPLATES,
  PaperListSchema,
  PrintManySchema,
} from '@tingsu/contracts';
import { z } from 'zod';
import type { OpenApi } from './merge-openapi.js';

const json = (schema: z.ZodType, io: 'input' | 'output' = 'output') => ({
  content: {
    'application/json': { schema: z.toJSONSchema(schema, { target: 'draft-2020-12', io }) },
  },
});
const caseNo = { name: 'caseNo', in: 'path', required: true, schema: { type: 'string' } };
const template = {
  ...{ name: 'template', in: 'path', required: true },
  schema: { enum: [...PAPER_TEMPLATES] },
};
const query = (name: string, description: string) => ({
  ...{ name, in: 'query', description },
  schema: { type: 'string' },
});
const NOT_FOUND = { description: '`case.not_found`: No case of this number that you may read' };
const DENIED = {
  description: '`access.denied`: Your role does not read what stands on this paper',
};
const NOT_YET = { description: '`paper.not_yet`: The case has not got far enough for this paper' };

/** Papers of a case, which the gateway composes of what cases and intake know. */
export const PAPER_PATHS: OpenApi['paths'] = {
  '/api/v1/cases/{caseNo}/documents': {
    get: {
      operationId: 'listPapers',
      tags: ['cases'],
      summary: 'Papers of a case: what was made, what can be made, and why the others cannot',
      parameters: [caseNo],
      responses: { 200: { description: 'Done', ...json(PaperListSchema) }, 404: NOT_FOUND },
    },
  },
  '/api/v1/cases/{caseNo}/documents/{template}': {
    get: {
      operationId: 'showPaper',
      tags: ['cases'],
      summary: 'A paper as PDF, as it would be now or as it was made',
      description:
        'Who does not see the person in full gets it masked. Characters that no font has are named in `X-Missing-Characters` and left open on the paper.',
      parameters: [
        caseNo,
        template,
        query('language', '`zh-CN` or `en`; your own unless given'),
        query('blank', '`1`: every field a line to write on'),
        query('version', 'the paper as it was made'),
        query(
          'about',
          'which list of sealed evidence or which report, where the case can have several: `2`, or `2.1` for a supplement',
        ),
      ],
      responses: {
        200: {
          description: 'Done',
          content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
        },
        ...{ 403: DENIED, 404: NOT_FOUND, 409: NOT_YET },
      },
    },
    post: {
      operationId: 'makePaper',
      tags: ['cases'],
      summary: 'Make a paper for good: numbered, kept as a file, with its hash in the log',
      description: 'The same paperId again answers what was made.',
      parameters: [caseNo, template],
      requestBody: { required: true, ...json(MakePaperSchema, 'input') },
      responses: {
        201: { description: 'Made', ...json(MadePaperSchema) },
        ...{ 403: DENIED, 404: NOT_FOUND, 409: NOT_YET },
      },
    },
  },
  '/api/v1/cases/{caseNo}/dossier': {
    post: {
      operationId: 'makeDossier',
      tags: ['cases'],
      summary: 'Everything of a case as one signed ZIP: papers, files, log, messages, index',
      description:
        'For who reads everything of the case; the reason goes on record. `X-Dossier-Bytes` says about how long it will be. `npx tingsu-verify` checks it without this system.',
      parameters: [caseNo],
      requestBody: { required: true, ...json(MakeDossierSchema, 'input') },
      responses: {
        200: {
          description: 'Done',
          content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
        },
        403: { description: '`access.denied`: Your role makes no dossier of this case' },
        404: NOT_FOUND,
      },
    },
  },
  '/api/v1/cases/{caseNo}/dossier/copies': {
    post: {
      operationId: 'handOutDossier',
      tags: ['cases'],
      summary: 'A copy of a case for somebody outside, on record: what is not theirs is left out',
      description:
        'It is written at once, and fetched among the copies of the complaint as a file under the id of the copy. The same copyId again answers what was given.',
      parameters: [caseNo],
      requestBody: { required: true, ...json(HandOutDossierSchema, 'input') },
      responses: {
        201: { description: 'Given', ...json(CopiesViewSchema) },
        403: { description: '`access.denied`: Your role does not give out copies of this case' },
        404: NOT_FOUND,
      },
    },
  },
  '/api/v1/cases/documents/{template}': {
    post: {
      operationId: 'printManyPapers',
      tags: ['cases'],
      summary: 'One paper of many cases as one PDF, with how far it is meanwhile',
      description:
        'Lines of JSON: `{done, of}`, `{leftOut, code}` for a case that is not in the file, and at the end `{pdf, papers, missing}` with the file in base64.',
      parameters: [template],
      requestBody: { required: true, ...json(PrintManySchema, 'input') },
      responses: {
        200: { description: 'Done', content: { [JSON_LINES]: { schema: { type: 'string' } } } },
      },
    },
  },
};
