import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { PrintPaper } from '../papers/print-paper.adapter.js';
import { paperItem } from './dossier-items.js';
import { bytesOf, type PlacedItem, placed } from './dossier-plan.js';
import type { DossierMaterial } from './gather-dossier.usecase.js';
import { MOST_ZIP_BYTES } from './zip-file.adapter.js';

/** Of each entry beside its content: names and sums, here and in the lists. */
const BYTES_BESIDE = 1_000;
/** All else that a ZIP of the largest kind has to hold. */
const ROOM = 16 * 1024 * 1024;

interface Printing {
  readonly items: readonly PlacedItem[];
  /** About as many as the dossier will have. */
  readonly bytes: number;
}

/** Prints the papers of a dossier, and gives everything its place. */
@Injectable()
export class PrintDossier {
  constructor(private readonly printer: PrintPaper) {}

  /** Begins to print. Throws `dossier.too_large` for what one ZIP cannot hold. */
  begin({ pages, items }: Pick<DossierMaterial, 'pages' | 'items'>, at: Date): Printing {
    const printed = pages.map(({ template, title, page }) => {
      const source = this.printer.print(page).then(({ pdf }) => pdf);
      // Who gives the dossier up meanwhile takes no paper.
      source.catch(() => undefined);
      return paperItem(template, { title, at, source });
    });
    const all = placed([...printed, ...items]);
    const bytes = all.reduce((sum, item) => sum + bytesOf(item) + BYTES_BESIDE, 0);
    if (bytes > MOST_ZIP_BYTES - ROOM)
      throw new ProblemError(
        'dossier.too_large',
        'The files of this case are more than 4 GB together, which one ZIP cannot hold. Fetch the files one by one.',
      );
    return { items: all, bytes };
  }
}
