import { Injectable } from '@nestjs/common';
import { CaseErased, is } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import type { CaseEvent } from '../progress/copied-event.js';
import { takeOut } from './erased.repository.js';

/** Follows the decision to erase a case: the key of its complaint is destroyed and what no key protects is taken out. Runs twice without harm. */
@Injectable()
export class EraseComplaints {
  constructor(private readonly keys: DataKeys) {}

  async execute(tx: Transaction, events: readonly CaseEvent[]): Promise<void> {
    for (const event of events) {
      if (!is(event, CaseErased)) continue;
      const { complaintId } = event.data;
      await this.keys.destroy(tx, [complaintId]);
      await takeOut(tx, complaintId);
    }
  }
}
