import { z } from 'zod';
import { instant } from '../instant.js';
import { PaperLanguageSchema } from '../papers.js';
import { GiveCopiesSchema } from './copies.js';
import { CaseOfPaperSchema } from './papers.js';

/** Body of `POST /cases/{caseNo}/dossier`. */
export const MakeDossierSchema = z.strictObject({
  /** Why the case is taken out; on record. */
  reason: z.string().trim().min(4).max(500),
  language: PaperLanguageSchema.default('zh-CN'),
});

/** Body of `POST /cases/{caseNo}/dossier/copies`: a copy for somebody outside, without what is not theirs to read. */
export const HandOutDossierSchema = GiveCopiesSchema.omit({ files: true, form: true }).extend({
  language: PaperLanguageSchema.default('zh-CN'),
});
export type HandOutDossier = z.infer<typeof HandOutDossierSchema>;

/** The same as the gateway sends it to intake. */
export const HandOutRequestSchema = z.object({
  ...CaseOfPaperSchema.shape,
  give: HandOutDossierSchema,
});
export type HandOutRequest = z.infer<typeof HandOutRequestSchema>;

/** The first line of what the gateway sends for a dossier; the lines of the case's log follow as they are. */
export const DossierRequestSchema = z.object({
  ...CaseOfPaperSchema.shape,
  make: MakeDossierSchema,
});
export type DossierRequest = z.infer<typeof DossierRequestSchema>;

/** Lines of JSON: the log of a case, and the request with which it goes on to intake. */
export const JSON_LINES = 'application/x-ndjson';

/** How many bytes a dossier will have, as far as is known before it is made. */
export const DOSSIER_BYTES_HEADER = 'x-dossier-bytes';

/** A key by which dossiers are signed. The public half is for whoever is handed one. */
const DossierKeySchema = z.object({
  /** SHA-256 of the public key (SPKI, DER) in hex. */
  keyId: z.string(),
  algorithm: z.literal('Ed25519'),
  /** PEM. */
  publicKey: z.string(),
  from: instant,
  /** When another key took its place; null for the one that signs today. */
  until: instant.nullable(),
});
export type DossierKey = z.infer<typeof DossierKeySchema>;

/** The newest first. */
export const DossierKeysSchema = z.object({ items: z.array(DossierKeySchema) });
