import type { COMMANDS, CommandName } from '@tingsu/contracts';
import type { z } from 'zod';

/** The body of a command, as it was read. */
export type PayloadOf<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]>;
