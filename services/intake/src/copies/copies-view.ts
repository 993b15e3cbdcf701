import type { CopiesView } from '@tingsu/contracts';
import type { GivenCopyEntity, GivenCopyFileEntity } from './given-copy.entity.js';

type Given = Omit<GivenCopyEntity, 'tenantId' | 'complaintId' | 'words'> & {
  readonly name: string;
  readonly reason: string;
  readonly files: readonly Pick<GivenCopyFileEntity, 'uploadId' | 'bytes' | 'sha256'>[];
};
interface Named {
  readonly fileName: string;
  readonly mediaType: string;
}

/** A copy of the whole case is no upload: it goes under the id of its own record. */
export const isDossier = (copyId: string, { uploadId }: { readonly uploadId: string }): boolean =>
  uploadId === copyId;

export const namedDossier = (complaintNo: string): Named => ({
  fileName: `${complaintNo.replace(/^TS-/, 'C-')}.zip`,
  mediaType: 'application/zip',
});

export function copiesView(
  copies: Given,
  complaintNo: string,
  uploads: ReadonlyMap<string, Named>,
): CopiesView {
  const { id, to, form, name, reason, givenBy, givenRole, givenAt, files } = copies;
  return {
    ...{ copyId: id, to, form, name, reason, givenBy, givenRole },
    givenAt: givenAt.toISOString(),
    files: files.map((file) => {
      const { uploadId, bytes, sha256 } = file;
      const named = isDossier(id, file) ? namedDossier(complaintNo) : uploads.get(uploadId);
      return {
        ...{ uploadId, bytes, sha256: sha256.toString('hex') },
        fileName: named?.fileName ?? '',
        mediaType: named?.mediaType ?? '',
      };
    }),
  };
}
