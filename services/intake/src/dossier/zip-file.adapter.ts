import { Zip, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  readonly path: string;
  readonly at: Date;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The most that a ZIP of this kind can hold; beyond it, places in the file have no number. */
export const MOST_ZIP_BYTES = 0xff_ff_ff_ff;

/** The bytes of a ZIP, written while its entries are read: of each never more than a piece is held. Nothing is packed; files are already. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
  });
  for await (const { path, at, content } of entries) {
    const file = new ZipPassThrough(path);
    file.mtime = at;
    zip.add(file);
    for await (const piece of content) {
      file.push(piece);
      yield* written.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* written.splice(0);
  }
  zip.end();
  yield* written.splice(0);
}
