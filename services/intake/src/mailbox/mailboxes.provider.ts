import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import type { Mailbox } from './mailboxes.js';

/** The mailboxes of this installation, by their addresses. */
@Injectable()
export class Mailboxes {
  private readonly boxes: ReadonlyMap<string, Mailbox>;

  constructor(@Inject(CONFIG) { MAILBOXES }: IntakeConfig) {
    this.boxes = new Map(MAILBOXES.map((box) => [box.address, box]));
  }

  /** The address of a campus. */
  of(tenant: string, campus: string): Mailbox | null {
    const boxes = [...this.boxes.values()];
    return boxes.find((box) => box.tenant === tenant && box.campus === campus) ?? null;
  }

  at(address: string): Mailbox | null {
    return this.boxes.get(address.toLowerCase()) ?? null;
  }
}
