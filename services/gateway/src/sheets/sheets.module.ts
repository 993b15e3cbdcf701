import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.js';
import { SheetsRoute } from './sheets.routes.js';

/** Files of spreadsheets, read for who looks at them. */
@Module({ imports: [SessionModule], providers: [SheetsRoute] })
export class SheetsModule {}
