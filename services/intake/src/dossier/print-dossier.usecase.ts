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

/** Prints the papers of a dossier, and gives everything its place. */
@Injectable()
export class PrintDossier {
  constructor(private readonly printer: PrintPaper) {}

  /** Throws `dossier.too_large` for what one ZIP cannot hold. */
  async execute(
    { pages, items }: Pick<DossierMaterial, 'pages' | 'items'>,
    at: Date,
  ): Promise<{ readonly items: readonly PlacedItem[]; readonly bytes: number }> {
    const printed = await Promise.all(
      pages.map(async ({ template, title, page }) => {
        const { pdf } = await this.printer.print(page);
        return paperItem(template, { title, at, source: pdf });
      }),
    );
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
